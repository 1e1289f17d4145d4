"""Spanish comments: obscene words and threats are read; what no list reads is Cannot tell, never clear."""

from datetime import date

import pytest

from bailiwick.cli.base_facts import BaseFacts
from bailiwick.policy.facts import Facts
from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.finding import Report
from bailiwick.policy.loading import load_library
from bailiwick.policy.verdict import Verdict

OBSCENE = (
    "Hijos de puta, para eso sí sirven",
    "Váyanse a la verga todos ustedes",
    "Qué mierda de policía tenemos",
    "Pinches puercos, nunca llegan",
    "El alcalde es un pendejo",
    "Chinga tu madre, oficial",
    "no mames, otra multa",
    "Me cago en la leche, otra vez cerrada la calle",
    "son unos culeros",
    "Coño, arreglen el semáforo",
    "Puto alcalde ladrón",
    "Que se joda el jefe",
)
THREATS = (
    "Te voy a matar cuando salgas de la estación",
    "Los vamos a matar a todos",
    "Sé dónde vives y a qué hora sales",
    "Cuídate la espalda, oficial Ramírez",
    "Ojalá te mueras",
    "Ojalá los maten a todos, perros",
    "Hay que lincharlos en la plaza",
    "Vas a amanecer muerto",
    "Ya sabemos dónde estudian tus hijos",
    "Muerte a los policías",
    "Te voy a romper la cara si vuelves por aquí",
    "Bonita casa, lástima si le pasara algo",
    "Merecen que los quemen vivos",
    "Deberían matarlos como a perros",
    "Le meto un balazo si lo veo",
)
LAWFUL = (
    "Gracias por su servicio, oficiales",
    "La calle Olmo está cerrada por el desfile; usen la avenida Harbor",
    "No estoy de acuerdo con esta decisión, es una vergüenza",
    "Estos policías son unos inútiles y unos mentirosos",
    "Si alguien te amenaza en línea, guarda los mensajes y llámanos",
    "Me vas a matar de risa con ese video",
    "Un hombre fue arrestado por amenazar con matar a su vecino",
    "Voy a matar el tiempo leyendo mientras abren la oficina",
    "Voy a partir el pastel en la fiesta del barrio",
    "Mi perra se perdió cerca del parque, es color café",
    "Los cono naranja siguen en la calle desde marzo",
    "Me muero de hambre, ¿quién trae tacos al evento?",
    "El año pasado tuvimos más robos que este año",
    "Se busca a un hombre que fue visto cerca de la estación",
    "Vamos a golpear la piñata a las cinco en el parque",
    "El sábado les vamos a ganar, los vamos a matar en el partido",
    "Mañana hay reunión en el concejo sobre el presupuesto",
    "¿Dónde puedo recoger el informe de mi accidente?",
    "La señora Concha Verga... perdón, Vergara, dará la charla",
    "Necesitamos más patrullas en nuestra colonia por las noches",
    "Este alcalde no sirve para nada, hay que votarlo fuera",
    'La víctima dijo que le gritaron "te voy a matar"',
    "Las linternas se cuelgan en la entrada; las colgamos hoy",
    "Hay que coger el autobús en la parada nueva",
    "Huevos de Pascua gratis en el parque",
)
READ = {"CT011", "CT015"}


@pytest.fixture(scope="module")
def examiner():
    return load_library().examiner(["nmpd"], "comment.review", date(2026, 3, 1))


def report(examiner, text: str) -> Report:
    return examiner.examine(BaseFacts(Facts(), PostClass.COMMENT).facts_for(text), text)


def codes(found: Report, verdict: Verdict) -> set[str]:
    return {finding.check for finding in found.of(verdict)}


@pytest.mark.parametrize("text", OBSCENE)
def test_an_obscene_word_in_spanish_is_found(examiner, text):
    assert "CT011" in codes(report(examiner, text), Verdict.NOT_MET)


@pytest.mark.parametrize("text", THREATS)
def test_a_threat_in_spanish_is_found(examiner, text):
    assert "CT015" in codes(report(examiner, text), Verdict.NOT_MET)


@pytest.mark.parametrize("text", LAWFUL)
def test_a_lawful_comment_in_spanish_is_left_alone(examiner, text):
    assert codes(report(examiner, text), Verdict.NOT_MET) == set()


def test_a_check_that_reads_no_spanish_says_that_it_cannot_tell(examiner):
    found = report(examiner, "Mañana hay reunión en el concejo sobre el presupuesto de nuestra ciudad.")
    unread = codes(found, Verdict.CANNOT_TELL)
    assert unread
    assert not unread & READ


def test_spanish_words_in_an_english_comment_count_too(examiner):
    found = report(examiner, "Nobody came for two hours, what a mierda of a department.")
    assert "CT011" in codes(found, Verdict.NOT_MET)
