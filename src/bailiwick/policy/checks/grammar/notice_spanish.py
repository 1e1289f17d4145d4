"""The page notices in Spanish: the same who, does and what, in the words agencies use; every group must occur."""

from __future__ import annotations

import re

from bailiwick.policy.checks.grammar.notice_words import NOTHING, Found, clauses_of, span_of, words

_COMMENTS = r"(?:comentarios?|publicaciones|publicaci[oó]n|mensajes?|respuestas?|contenidos?|opiniones|lo que (?:usted|ustedes|la gente|el p[uú]blico|se) (?:publica|publique|publiquen|escribe|escriba|comenta|env[ií]a|env[ií]e|comparte)n?|todo lo (?:publicado|escrito)|lo (?:publicado|escrito)|postea\w*)"
_POLICE = r"(?:polic[ií]a|departamento|sheriff|alguacil|jefatura|comisar[ií]a|oficina del jefe|la ciudad|el condado|ayuntamiento|agencia)"
_PAGE = r"(?:p[aá]gina|cuenta|perfil|sitio|canal|espacio)"
_TAKE_DOWN = r"(?:retira\w*|elimina\w*|borra\w*|quita\w*|suprim\w*|oculta\w*|remov\w+)"
_SUBMITTED = r"(?:env[ií]\w+|enviad\w+|no (?:se )?publi\w+|sin publicar|mensajes? (?:directos?|privados?)|pendientes?|rechazad\w+|someti\w+|remitid\w+)"
_PUBLIC = r"(?:registros? p[uú]blicos?|documentos? p[uú]blicos?|divulga\w+|informaci[oó]n p[uú]blica|de dominio p[uú]blico|ley de (?:registros|transparencia|acceso)\w*|hacerse p[uú]blic\w+|har[aá]n? p[uú]blic\w+|darse a conocer|expedientes? p[uú]blicos?)"

_Groups = tuple[re.Pattern[str], ...]
_PARTS: dict[str, dict[str, tuple[_Groups, ...]]] = {
    "intro": {
        "purpose": (
            (words(rf"\b(?:usamos|utilizamos|creamos|mantenemos|abrimos) (?:esta|este|nuestra) {_PAGE}|\b(?:esta|este) {_PAGE} (?:es para|sirve|existe|comparte|informa|ofrece|tiene|publica|se usa|se utiliza|est[aá])|\bel (?:prop[oó]sito|objetivo|fin) de (?:esta|este)|\baqu[ií] (?:encontrar[aá]|compartimos|publicamos|informamos|puede)|\bs[ií]ganos para"),),
        ),
        "scope": (
            (words(r"\b(?:noticias|avisos|alertas|informaci[oó]n|eventos|consejos|seguridad|cierres|tr[aá]fico|reuniones|empleos?|prevenci[oó]n|programas)\b"),),
            (words(r"\bno (?:es|sirve|se|use|est[aá])\b[^.!?\n]{0,40}\b(?:emergencias?|denuncias?|reportar|las 24|vigilad\w|monitore\w+)\b|\bllame al 911"),),
        ),
    },
    "owner": {
        "owner": (
            (words(rf"\b(?:administrad[ao]|manejad[ao]|mantenid[ao]|operad[ao]|gestionad[ao]|dirigid[ao]|a cargo|llevad[ao])\b[^.!?\n]{{0,12}}\b(?:por|de|del)\b[^.!?\n]{{0,40}}\b{_POLICE}"),),
            (words(rf"\b{_PAGE} oficial (?:de|del)\b[^.!?\n]{{0,40}}\b{_POLICE}"),),
            (words(rf"\b{_POLICE}\b[^.!?\n]{{0,40}}\b(?:administra|maneja|mantiene|gestiona|opera|lleva) (?:esta|este)"),),
        ),
    },
    "opinion": {
        "opinion": (
            (
                words(rf"\b(?:{_COMMENTS}|visitantes|usuarios|seguidores|p[uú]blico|usted(?:es)?|personas|terceros)\b"),
                words(rf"\b(?:no (?:son|es|reflejan?|representan?|expresan?|necesariamente)\b[^.!?\n]{{0,50}}\b(?:nuestr\w+|{_POLICE})|(?:son|es) (?:solo |s[oó]lo |[uú]nicamente )?(?:de quien\w*|suy[ao]s?|propi[ao]s?|de sus autores|responsabilidad de))"),
            ),
        ),
    },
    "monitored": {
        "monitored": (
            (
                words(rf"\b{_COMMENTS}|\bp[aá]gina\b"),
                words(r"\b(?:se |son |ser[aá]n |est[aá]n |est[aá] |es )?(?:supervis\w+|monitore\w+|moder(?:a|an|ad\w+|amos)|revis\w+|vigil\w+|le(?:emos|en))\b"),
            ),
        ),
    },
    "remove-any": {
        "right": ((words(rf"\b(?:puede|podemos|podr[aá]\w*|derecho|reserva\w*|se)\b[^.!?\n]{{0,50}}\b{_TAKE_DOWN}"),),),
        "any-posting": ((words(rf"\b{_TAKE_DOWN}[^.!?\n]{{0,30}}\b(?:cualquier|todo|todos|todas|toda)\b(?! (?:\w+ )?(?:obscen|ofensiv|que (?:sea|contenga)))|\bpor cualquier (?:raz[oó]n|motivo)|\bcualquier (?:comentario|publicaci[oó]n|mensaje|contenido)\b(?! (?:obscen|ofensiv|que (?:sea|contenga)))"),),),
    },
    "remove-limited": {
        "right": ((words(rf"\b(?:puede|podemos|podr[aá]\w*|derecho|reserva\w*|se)\b[^.!?\n]{{0,50}}\b{_TAKE_DOWN}"),),),
        "obscenity": ((words(r"\bobscen\w+|\bvulgar\w*|\bgroser\w+|\bpalabrotas|\bmalas palabras|\bindecent\w*|\bsoez"),),),
        "off-topic": ((words(r"\b(?:fuera del?|ajen\w+ al?|no (?:relacionad\w+|tengan? que ver|tienen? que ver) con(?: el)?|sin relaci[oó]n con(?: el)?|se (?:desv[ií]\w+|apart\w+) del?) (?:tema|asunto|t[oó]pico)"),),),
        "attacks": ((words(r"\bataques? personal\w*|\bataque\w* a (?:las |otras )?personas|\binsult\w+|\bataquen a"),),),
    },
    "disclosed-posted": {"posted": ((words(rf"\b{_COMMENTS}|\best[ae] p[aá]gina"), words(rf"\b{_PUBLIC}")),)},
    "disclosed-submitted": {"submitted": ((words(rf"\b{_SUBMITTED}"), words(rf"\b{_PUBLIC}")),)},
}  # fmt: skip
_WIDER = words(
    r"\bcualquier\b|\bofensiv\w+|\binapropiad\w+|\bspam\b|\bpublicidad\b|\bpol[ií]tic\w+|\bcr[ií]tic\w+|\botros? motivos?"
)
_NO = words(
    rf"\bno (?:se |los |las )?(?:{_TAKE_DOWN}|supervis\w+|monitore\w+|revis\w+|moder\w+|divulg\w+)|\bnunca\b|\bconfidencial\w*|\bno oficial\b|\bnadie\b"
)


def in_spanish(kind: str, text: str) -> Found:
    """The parts of a notice of that kind that stand in a Spanish text."""
    parts = {}
    wider = None
    for start, sentence in clauses_of(text):
        if _NO.search(sentence):
            continue
        for name, ways in _PARTS.get(kind, {}).items():
            for groups in ways:
                found = [group.search(sentence) for group in groups]
                if all(found) and found[0] is not None and name not in parts:
                    parts[name] = span_of(start, found[0])
        if kind == "remove-limited" and "right" in parts:
            beyond = _WIDER.search(sentence)
            wider = wider or (span_of(start, beyond) if beyond else None)
    return Found(parts, wider=wider) if parts else NOTHING
