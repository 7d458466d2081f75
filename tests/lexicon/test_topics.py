"""The topic lexicon: what a paper is about, and that its table is in order."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from papernotes import lexicon
from papernotes.lexicon import load
from papernotes.lexicon.topics import _key

TOPICS = load().topics


def about(title: str, headings: list[str] | None = None, text: str = "") -> list[str]:
    return [match.name for match in TOPICS.find(title, headings or [], text)]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        pytest.param(
            "Learning Transferable Visual Models From Natural Language Supervision",
            ["Vision-language models"],
            id="clip",
        ),
        pytest.param(
            "DreamBooth: Fine Tuning Text-to-Image Diffusion Models for Subject-Driven Generation",
            ["Text-to-image generation", "Diffusion models"],
            id="dreambooth",
        ),
        pytest.param(
            "Run, Don't Walk: Chasing Higher FLOPS for Faster Neural Networks", ["Efficient networks"], id="fasternet"
        ),
        pytest.param(
            "ConvNeXt V2: Co-designing and Scaling ConvNets with Masked Autoencoders",
            ["Convolutional networks", "Self-supervised learning"],
            id="convnext-v2",
        ),
        pytest.param(
            "Scaling up GANs for Text-to-Image Synthesis",
            ["Generative adversarial networks", "Text-to-image generation"],
            id="gigagan",
        ),
        pytest.param(
            "Imagic: Text-Based Real Image Editing with Diffusion Models",
            ["Diffusion models", "Image editing"],
            id="imagic",
        ),
        pytest.param(
            "Diffusion Probabilistic Model Made Slim", ["Diffusion models", "Model compression"], id="slim-diffusion"
        ),
        pytest.param(
            "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
            ["Language models"],
            id="bert",
        ),
        pytest.param("Discovering the Hidden Vocabulary of DALLE-2", ["Text-to-image generation"], id="dalle"),
        pytest.param("In Search of an Understandable Consensus Algorithm", ["Consensus"], id="systems"),
        pytest.param(
            "Access Path Selection in a Relational Database System",
            ["Query optimization", "Database systems"],
            id="databases",
        ),
        pytest.param(
            "Highly accurate protein structure prediction with AlphaFold",
            ["Protein structure prediction"],
            id="biology",
        ),
        pytest.param("基于扩散模型的目标检测", ["Diffusion models", "Object detection"], id="chinese"),
        pytest.param("Anomaly Detection in Video", ["Anomaly detection"], id="not-every-detection-is-of-objects"),
        pytest.param("Vector Quantization for Speech", [], id="a-guard-bars"),
        pytest.param("A Gan of Fish", [], id="only-as-written"),
        pytest.param("Vision. Language models", ["Language models"], id="no-phrase-over-a-full-stop"),
        pytest.param("On the Meaning of Life", [], id="no-topic-rather-than-a-silly-one"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_title_tells_its_topics(title: str, names: list[str]) -> None:
    assert sorted(about(title)) == sorted(names)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Off-target Effects of CRISPR-Cas9 in Zebrafish", ["Gene editing"]),
        ("A Circadian Clock in Cyanobacteria", ["Chronobiology and sleep"]),
        ("An Enantioselective Total Synthesis", ["Organic chemistry"]),
        ("Solid Electrolytes for Lithium-Ion Batteries", ["Electrochemistry"]),
        ("Beta Blockers after Heart Failure: a Randomized Clinical Trial", ["Cardiology", "Clinical trials"]),
        ("Cognitive Behavioural Psychotherapy for Bipolar Disorder", ["Psychiatry"]),
        ("Quantum Error Correction below the Surface Code Threshold", ["Quantum computing"]),
        ("A Bose-Einstein Condensate in an Optical Lattice", ["Atomic and optical physics"]),
        ("Prime Numbers and the Zeta Function", ["Number theory"]),
        ("Well-Posedness of a Reaction-Diffusion Equation", ["Differential equations"]),
        ("Loss Aversion and Overconfidence in Traders", ["Judgment and decision making"]),
        ("Preregistration and P-Hacking", ["Replication crisis"]),
        ("Monetary Policy in a Recession", ["Macroeconomics"]),
        ("The Minimum Wage: a Regression Discontinuity Design", ["Econometrics", "Labor economics"]),
        ("单细胞与基因编辑", ["Gene editing", "Single-cell biology"]),
    ],
)
def test_other_sciences_have_topics(title: str, names: list[str]) -> None:
    assert set(names) <= set(about(title))


@pytest.mark.parametrize(
    "title",
    [
        "Neural Sheaf Diffusion", "Nucleus Sampling for Text", "Perception for Driving", "The Implicit Bias of Descent",
        "Curvature of the Loss Landscape", "Anchoring Boxes", "A Redistribution of Parameters", "Infant Brain Images",
        "Intrinsic Motivation for Agents", "Random Walks on Features", "Emotion in Speech", "Network Topology Search",
        "Decision Making with Agents", "Memory for Transformers", "Selective Attention", "Stereotypes in Embeddings",
    ],
)  # fmt: skip
def test_words_that_other_fields_use_otherwise_tell_no_science(title: str) -> None:
    table = yaml.safe_load((Path(lexicon.__file__).parent / "topics.yml").read_text("utf-8"))
    sciences = "biology", "chemistry", "medicine", "physics", "mathematics", "psychology", "economics"
    lines = [line for field in sciences for line in table[field].splitlines()]
    assert not set(about(title)) & {re.split(r" \[| \|", line)[0] for line in lines}


HOMONYMS = [
    "Diffusion of Innovations", "Diffusion in Solids", "Attention and Effort", "Adam Smith's Wealth", "Raft Ecology",
    "The Transformer Station", "Kafka on the Shore", "Pruning of Apple Trees", "Distilling Whisky", "Mamba Venoms",
    "Fairness in Wages", "Capsule Endoscopy", "Spark Plugs in Engines", "Bandits in Sardinia", "Rust on Wheat",
]  # fmt: skip


@pytest.mark.parametrize("title", HOMONYMS)
def test_one_word_that_others_use_too_tells_no_topic_of_a_paper_that_may_be_on_anything(title: str) -> None:
    text = "A policy, an image and the memory of it, in a video on software and hardware."
    assert {match.phrase for match in TOPICS.find(title, text=text, computing=False)} <= {"Ecology"}


@pytest.mark.parametrize(
    ("title", "text", "computing"),
    [("Attention at Last", "a neural one", False), ("Attention to an Image", "", False), ("Attention", "", True)],
)
def test_a_second_sign_makes_such_a_word_a_topic(title: str, text: str, computing: bool) -> None:
    assert [match.name for match in TOPICS.find(title, text=text, computing=computing)] == ["Attention"]


@pytest.mark.parametrize(
    "title", ["Ada", "Ada Lovelace's Notes", "When Children React", "Smiles of Infants", "Ground Zero"]
)
def test_no_name_and_no_word_is_an_acronym_that_looks_like_it(title: str) -> None:
    assert not about(title)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rain forecasting from radar images", "Autonomous perception"),
        ("A self-driving database management system", "Autonomous driving"),
        ("Self-driving laboratories for paper", "Autonomous driving"),
        ("Wearable devices for the heart", "Internet of Things"), ("Wearable paper", "Mobile computing"),
        ("Folding fabric by hand", "Robot manipulation"), ("Compressing paper", "Model compression"),
        ("Boosting the Folds of Deep Networks", "Decision trees and ensembles"),
        ("Docking boats at night", "Drug discovery"), ("Pneumatic mail of the old city", "Soft robotics"),
    ],
)  # fmt: skip
def test_one_word_that_means_other_things_too_tells_no_topic(title: str, name: str) -> None:
    assert name not in about(title)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        pytest.param(
            "Diffusion Models Beat GANs on Image Synthesis", ["Diffusion models", "Image generation"], id="beat"
        ),
        pytest.param("A Study That Outperforms All of the GANs", [], id="words between"),
        pytest.param("Unlike GANs, Diffusion Models Are Stable", ["Diffusion models"], id="up to the next mark"),
        pytest.param("Better than GANs: Diffusion Models", ["Diffusion models"], id="behind a mark"),
        pytest.param("优于GAN的扩散模型", ["Diffusion models"], id="chinese"),
        pytest.param("拡散モデルは敵対的生成ネットワークより優れる", ["Diffusion models"], id="japanese"),
        pytest.param("GANを上回る拡散モデル", ["Diffusion models"], id="japanese verb"),
        pytest.param("확산 모델은 GAN보다 좋다", ["Diffusion models"], id="korean"),
        pytest.param("GAN을 능가하는 확산 모델", ["Diffusion models"], id="korean verb"),
        pytest.param("GANs Outperform Kernels", ["Generative adversarial networks"], id="what beats is the topic"),
    ],
)
def test_what_a_paper_only_beats_is_no_topic_of_it(title: str, names: list[str]) -> None:
    assert about(title) == names
    assert "Generative adversarial networks" not in about("A Study", text="It is faster than GANs and beats GANs. " * 3)


def test_headings_and_text_tell_topics_too() -> None:
    assert about("Made Slim", ["Lighten the model"], "We lighten the model; a slim model is smaller.") == [
        "Model compression"
    ]
    assert about("A Study", ["GAN"]) == ["Generative adversarial networks"]


def test_one_mention_in_the_text_is_not_enough() -> None:
    once = "We compare with diffusion models. "
    assert about("A Study", text=once) == []
    assert about("A Study", text=once * 2) == ["Diffusion models"]


def test_a_long_text_must_come_back_to_a_topic() -> None:
    assert about("A Study", text="diffusion models and diffusion models. " + "word " * 4000) == []


def test_what_a_paper_only_mentions_does_not_stand_beside_what_it_is_about() -> None:
    text = "reinforcement learning here, reinforcement learning there"
    assert about("Diffusion Models", ["Diffusion models", "Diffusion models"], text + " diffusion models" * 3) == [
        "Diffusion models"
    ]


def test_a_match_says_where_it_stands() -> None:
    (match,) = TOPICS.find("Pictures of Graph Neural Networks")
    assert (match.where, match.phrase, match.start, match.index) == ("title", "Graph Neural Networks", 12, 0)
    (match,) = TOPICS.find("A Study", ["Setup", "On GNNs"])
    assert (match.where, match.phrase, match.start, match.index) == ("heading", "GNNs", 3, 1)


def test_at_most_four_topics_are_found_the_strongest_first() -> None:
    matches = TOPICS.find(
        "GANs, diffusion models, transformers, speech recognition, quantum computing and federated learning"
    )
    assert len(matches) == 4
    assert [match.weight for match in matches] == sorted((match.weight for match in matches), reverse=True)


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        pytest.param("GANs", "Generative adversarial networks", id="plural"),
        pytest.param("gan", "Generative adversarial networks", id="lower-case"),
        pytest.param("Text-to-Image", "Text-to-image generation", id="label"),
        pytest.param("diffusion_models", "Diffusion models", id="underscore"),
        pytest.param("扩散模型(Diffusion Models)", "Diffusion models", id="cjk-with-a-gloss"),
        pytest.param("My  own topic", "My own topic", id="own-wording-stays"),
    ],
)
def test_a_stated_topic_is_filed_under_the_lexicons_name_only_when_it_is_exactly_that(stated: str, name: str) -> None:
    assert TOPICS.canonical(stated) == name
    assert TOPICS.has_name(stated) == (name != "My own topic")


def test_the_table_knows_at_least_150_topics_and_no_name_means_two() -> None:
    assert len(TOPICS.all) >= 150
    owners = Counter(key for topic in TOPICS.all for key in {_key(n) for n in (topic.name, topic.label, *topic.names)})
    assert [key for key, count in owners.items() if count > 1] == []


def test_every_topic_that_is_written_as_a_title_is_found_or_needs_company() -> None:
    """A bare word that weighs little ("Control") is no evidence by itself; all other names are."""
    missing = [topic.name for topic in TOPICS.all if topic.name not in about(topic.name) and " " in topic.name]
    assert missing == []


@given(st.text(), st.lists(st.text(), max_size=3), st.text())
def test_no_text_makes_it_fail(title: str, headings: list[str], text: str) -> None:
    for match in TOPICS.find(title, headings, text):
        place = {"title": title, "heading": headings[match.index] if headings else "", "text": text}[match.where]
        assert place[match.start : match.start + len(match.phrase)] == match.phrase
    TOPICS.canonical(title)


@pytest.mark.slow
@pytest.mark.usefixtures("untraced")
@pytest.mark.parametrize("unit", ["text to ", "neural ", "=GAN ^2 ", "graph. ", "扩散", "s s s ", "(("])
def test_hostile_texts_take_linear_time(unit: str) -> None:
    def seconds(count: int) -> float:
        text, best = unit * count, 9.0
        for _ in range(3):
            start = time.process_time()
            TOPICS.find("", (), text)
            TOPICS.canonical(text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(16_000) < max(10 * seconds(4_000), 0.05)
