"""Small words by which a language shows itself, and the scripts that show it without words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ENGLISH_SIGNS = frozenset(
    (  # noqa: SIM905 -- reads better than a list of strings
        "the and you that with are this have they from what your our she who would been their there to"
        " of it's i'm don't"
        " for is it my we be not but all can just get out about when how up so if more were has had did"
        " does why his her"
        " him them us than because please could should which where while after before these those into over i"
    ).split()
)
"""Small words of English. Some stand in other languages too, so they count only where no other"
" language shows."""

ENGLISH_WORDS = ENGLISH_SIGNS | frozenset(
    (  # noqa: SIM905 -- as above
        "a an in on at by or as do go no yes me he was will now new one two three first last day days"
        " today tonight"
        " tomorrow yesterday week weekend month year night morning afternoon evening time times good"
        " great best better bad"
        " big small old young happy birthday merry christmas thanksgiving thank thanks welcome congrats"
        " congratulations"
        " proud love like know think see look looking need want make made take took come came coming"
        " going got give keep"
        " stop start help call report police officer officers cop cops sheriff deputy chief sergeant"
        " detective department"
        " city county street road avenue park school home house car cars truck vehicle vehicles traffic"
        " crash accident"
        " closed open opened closing closure lane lanes blocked detour delay delays expect avoid area"
        " near drive driver"
        " drivers driving speed safe safety stay alert warning update missing found lost dog cat child"
        " children kid kids"
        " man woman men women boy girl people person family friend friends community neighbors"
        " neighbours meeting event"
        " join free coffee food ride work job hiring apply join team crew unit shift duty arrested"
        " arrest charged robbery"
        " burglary theft stolen suspect wanted identify information anyone call tips tip line number"
        " phone photo video"
        " watch read follow live news weather storm snow rain ice flood flooding fire firefighters"
        " power outage closed"
        " lol omg lmao wtf haha yeah yep nope nah bro dude damn hell shit ass fuck fucking idiot stupid"
        " hate awesome cool"
        " nice cute funny crazy beautiful amazing awful ugh gonna wanna gotta im dont cant wont didnt"
        " isnt thats whats"
        " lets u ur r vs via rt per every some any many much very too really only also still again"
        " never always right left"
        " back down off here well long own same other another few most next early late soon ago life"
        " world game season win"
        " lost play played show music song album book movie check link here buy sell sale price price"
        " offer trade help"
        " question anyone someone something nothing everything ready done true real best rest peace"
        " vote support happy"
        " holiday parade station public service press release statement office officer's chief's community's"
    ).split()
)
"""Words that show English in a text too short for its small words."""

FOREIGN_SIGNS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        code: frozenset(words.split())
        for code, words in {
            "es": "que a los vecinos calle los las una para por con como pero más está están este esta"
            " estos ella"
            " ellos nosotros usted ustedes"
            " muy también porque cuando donde dónde qué quién hay ser tiene tienen fue gracias buenos"
            " días hoy calle"
            " policía del al su sus nuestro nuestra todos todas hasta desde sin sobre entre ayuda favor"
            " llame no-es un es son se mi tu te lo le les nos vas voy vamos van era eres soy somos ni ya yo él ellas"
            " nunca siempre ahora aquí allí cerca policías gente casa ciudad año años noche noches mañana tarde"
            " mejor peor quien quienes cuál mientras aunque pues oficiales señor señora hijo hijos hijas nada nadie"
            " alguien todo toda otra otro otra ese esa eso esos unos unas tan tanto hacer puede pueden quiere dijo"
            " buenas mis tus barrio vecino vecina mujer hombre niños niña perro perra busca buscamos calles cierre"
            " cerrada cerrado abierta abierto muerte matar mierda pendejo pendejos puta puto llegan sé"
            " el y en de",
            "pt": "não uma você vocês com em para os dos das nos nas muito também mais está são foi ele"
            " ela isso esse essa"
            " obrigado obrigada hoje rua polícia seu sua pelo pela até sem quando porque ao à é o um a e"
            " que por todos de da do na no está",
            "fr": "les des est une dans pour qui pas vous nous avec sur mais ce cette ces sont plus"
            " être avoir ont été"
            " je il elle ils aux du au leur votre notre merci bonjour aujourd'hui rue très c'est n'est"
            " d'une qu'il"
            " le la et l'on ne",
            "de": "und das ist nicht ein eine einen mit auf für den von zu sich auch wird sind bei nach"
            " aus dem wir ich sie"
            " oder wenn wie noch haben hat über zum zur heute straße polizei danke bitte der im es kein"
            " keine",
            "it": "che non per della dello degli delle gli sono una più anche come questo questa nel"
            " nella con alla del"
            " perché è ho hanno grazie oggi strada polizia tutti molto il di",
            "nl": "het een van niet zijn voor dat met ook aan maar bij naar deze wordt heeft hebben wij"
            " jullie geen uit"
            " vandaag straat politie bedankt de op en",
            "pl": "nie się jest na że do jak ale tak czy przez dla tego jego dzisiaj policja ulica"
            " proszę dziękujemy są"
            " został było oraz w z",
            "ht": "mwen nou pou yon ki ak yo pa gen nan sou kote tanpri lapolis jodi moun mèsi ap te fè"
            " tout lari",
            "so": "waa iyo oo ku ka ee aan waxaa waxaan fadlan maanta booliska mahadsanid la soo ayaa"
            " uu wax dadka si",
            "vi": "và của là không có cho được với người này các một những đã tôi chúng xin cảm ơn hôm"
            " nay đường cảnh sát",
            "tl": "ang ng mga sa ay hindi ako kami tayo natin po salamat ngayon pulis kung para na ito siya",
            "sv": "och att som inte det är på för med av till den ett har jag vi kan från idag gatan"
            " polisen tack",
            "id": "yang dan tidak untuk dengan ini itu dari pada akan adalah kami kita telah di hari"
            " jalan polisi",
            "tr": "bir ve bu için değil çok var ile olarak daha ne bugün polis sokak teşekkürler lütfen",
            "hmn": "peb koj lawv thiab yog tsis cov rau nyob tias ntawm los hnub no tub ceev xwm ua tsaug",
        }.items()
    }
)
"""Small words of other languages. A single one proves nothing: names and loans are full of them."""

TELLING_SIGNS = (
    frozenset(word for words in FOREIGN_SIGNS.values() for word in words if len(word) > 1)
    - ENGLISH_WORDS
    - frozenset(
        (  # noqa: SIM905 -- as above
            "al con des den die del dan no na per par pour sin son el la le las los de en es et id il"
            " is man met most non of"
            " on or pas sa se sou sur te ten van von was une del do di du com hat hay bei ve var ne tub"
            " los hay si la ku ka un se mi tu lo les era ya van ni ese nada todo casa mis tan eso él peor pues"
            " ki ap na ay ako por plus pa pan ist im ho fue ser sus su ha pe or ce ho gen yo so we op"
            " ao na up bu bit ako po"
            " os um dese nee dem ng sa det den av vi har kan jag till for at per ua no koj rau cov nan a que"
        ).split()
    )
)
"""The words that make a second look worth while: frequent in another language, and rare in English and"
" its names."""

SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", "\u3040-\u30ff"),
    ("ko", "\uac00-\ud7af\u1100-\u11ff"),
    ("zh", "\u3400-\u9fff"),
    ("ru", "\u0400-\u052f"),
    ("ar", "\u0600-\u06ff\u0750-\u077f"),
    ("he", "\u0590-\u05ff"),
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("th", "\u0e00-\u0e7f"),
    ("am", "\u1200-\u137f"),
    ("hy", "\u0530-\u058f"),
    ("ka", "\u10a0-\u10ff"),
    ("km", "\u1780-\u17ff"),
    ("lo", "\u0e80-\u0eff"),
    ("my", "\u1000-\u109f"),
    ("pa", "\u0a00-\u0a7f"),
    ("ta", "\u0b80-\u0bff"),
)
"""The language that a script most often writes, and its letters as a character class; the first that"
" fits counts."""
