"""A heading that speaks of the notes themselves is no topic of what stands beneath; one that names a subject is."""

from __future__ import annotations

import pytest

from papernotes.lexicon import load
from papernotes.parse import parse
from papernotes.source import Source

RECORDS = (
    "\n\n## 《Rowing by Night with Lanterns》 (CVPR 2021)\n\nPaper: https://arxiv.org/abs/2101.00001\n\nIt rows.\n\n"
    "## 《Drifting on Deep Rivers》 (ICML 2020)\n\nPaper: https://arxiv.org/abs/2001.00001\n\nIt drifts.\n"
)
THEMSELVES = """
my reading log; Reading Log 2023; Paper diary; Research notebook; Lab notebook; Logbook; My library; Papers log
Brain dump; Scratchpad; Things I read; Papers I like; Papers I've read; Zettelkasten; My second brain; Digital garden
My knowledge base; Literature review; Lit review; Annotated bibliography; My PhD notes; Thesis notes; Notes from 2021
Lecture notes; Random thoughts; Memos; Unfinished; Overview of everything; Catalogue; 📚 My reading log; Reading pile
Diario de lectura; Mis notas; Apuntes; Registro de lecturas; Bitácora; Lista de lectura; Revisión bibliográfica
Journal de lecture; Mes notes; Carnet de notes; Fiches de lecture; Notes de lecture; Articles lus; Revue de littérature
Lesetagebuch; Meine Notizen; Notizbuch; Leseliste; Gelesene Artikel; Meine Literaturliste; Zusammenfassungen
Diário de leitura; Minhas notas; Caderno de anotações; Fichamentos; Appunti; Diario di lettura; Note di lettura
Журнал чтения; Мои заметки; Конспекты; Список чтения; Заметки о статьях; Обзор литературы
阅读日志; 我的读书笔记; 论文日记; 读书记录; 文献综述; 学习笔记; 個人閱讀清單; 研究日誌; 読書ログ; 論文ログ
研究ノート; 読んだ論文
독서 기록; 논문 일지; 연구 노트; 읽은 논문 목록; 나의 독서 일기; 문헌 고찰
"""
SUBJECTS = """
Rivers; Graph neural networks; Log parsing; Diffusion models; Knowledge base completion; Library learning
Brain imaging; Reading comprehension; Idea generation; Digital libraries; Dump truck routing; Thesis antithesis
Diarios de navegación fluvial; Apprentissage profond; Lesen lernen mit Netzen; Журналы событий систем; Redes neuronales
机器学习; 日志分析; 深度学习; 強化学習; 文献推荐系统; 대화 시스템; 로그 분석
"""


def names(block: str) -> list[str]:
    return [name.strip() for line in block.strip().split("\n") for name in line.split(";")]


def topics(heading: str) -> set[tuple[str, ...]]:
    records = parse(Source("a.md", f"# {heading}{RECORDS}"), load()).records
    assert [record.kind for record in records] == ["paper", "paper"]
    return {record.topics for record in records}


@pytest.mark.parametrize("heading", names(THEMSELVES))
def test_what_names_the_notes_themselves_is_no_topic(heading: str) -> None:
    assert topics(heading) == {()}


@pytest.mark.parametrize("heading", names(SUBJECTS))
def test_what_names_a_subject_is_a_topic(heading: str) -> None:
    assert topics(heading) == {(heading,)}


@pytest.mark.parametrize("sign", [":closed_book:", ":octocat:", ":foo_bar: :clap:", "📕"])
def test_emoji_by_name_are_signs_in_headings_whoever_has_them(sign: str) -> None:
    assert topics(f"{sign} Rivers") == topics(f"Rivers {sign}") == {("Rivers",)}
    assert topics(f"{sign} My reading log") == topics(f"{sign} Paper") == {()}
    document = parse(
        Source("a.md", f"# Rivers{RECORDS}\n## {sign} Contribute\n\nSend words to whom you know.\n"), load()
    )
    assert document.records[-1].title == "Contribute"


def test_words_between_colons_that_go_on_are_words() -> None:
    assert topics("The std::list::Rivers") == {("The std::list::Rivers",)}
