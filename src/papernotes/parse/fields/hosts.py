"""What an address tells by its host and path: the name to show and the kind of link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from papernotes.model import LinkKind


class Host(NamedTuple):
    """A host's name for people, and the kind of what lies there."""

    name: str
    kind: LinkKind


_TABLE = """
paper: arxiv.org=arXiv ar5iv.org=ar5iv ar5iv.labs.arxiv.org=ar5iv alphaxiv.org=alphaXiv arxiv-vanity.com=arXiv-Vanity
paper: doi.org=DOI openreview.net=OpenReview aclanthology.org=ACL_Anthology aclweb.org=ACL_Anthology
paper: aclanthology.info=ACL_Anthology openaccess.thecvf.com=CVF cv-foundation.org=CVF ecva.net=ECVA
paper: papers.nips.cc=NeurIPS papers.neurips.cc=NeurIPS proceedings.neurips.cc=NeurIPS nips.cc=NeurIPS neurips.cc=NeurIPS
paper: proceedings.mlr.press=PMLR jmlr.org=JMLR jmlr.csail.mit.edu=JMLR ieeexplore.ieee.org=IEEE_Xplore computer.org=IEEE
paper: dl.acm.org=ACM portal.acm.org=ACM queue.acm.org=ACM_Queue cacm.acm.org=CACM acm.org=ACM
paper: link.springer.com=Springer springer.com=Springer springerlink.com=Springer sciencedirect.com=ScienceDirect
paper: elsevier.com=Elsevier nature.com=Nature science.org=Science sciencemag.org=Science pnas.org=PNAS cell.com=Cell
paper: biorxiv.org=bioRxiv medrxiv.org=medRxiv chemrxiv.org=ChemRxiv ssrn.com=SSRN hal.science=HAL
paper: archives-ouvertes.fr=HAL inria.hal.science=HAL eprint.iacr.org=IACR_ePrint techrxiv.org=TechRxiv
paper: preprints.org=Preprints researchsquare.com=Research_Square psyarxiv.com=PsyArXiv usenix.org=USENIX vldb.org=VLDB
paper: cidrdb.org=CIDR sigops.org=SIGOPS aaai.org=AAAI ijcai.org=IJCAI isca-speech.org=ISCA roboticsproceedings.org=RSS
paper: mdpi.com=MDPI frontiersin.org=Frontiers plos.org=PLOS journals.plos.org=PLOS academic.oup.com=Oxford
paper: oup.com=Oxford onlinelibrary.wiley.com=Wiley wiley.com=Wiley tandfonline.com=Taylor_&_Francis
paper: journals.aps.org=APS aps.org=APS iopscience.iop.org=IOP pubs.acs.org=ACS pubs.rsc.org=RSC
paper: royalsocietypublishing.org=Royal_Society siam.org=SIAM journals.sagepub.com=SAGE sagepub.com=SAGE
paper: annualreviews.org=Annual_Reviews cambridge.org=Cambridge direct.mit.edu=MIT_Press mitpressjournals.org=MIT_Press
paper: semanticscholar.org=Semantic_Scholar scirate.com=SciRate researchgate.net=ResearchGate academia.edu=Academia
paper: citeseerx.ist.psu.edu=CiteSeerX citeseer.ist.psu.edu=CiteSeerX core.ac.uk=CORE dblp.org=dblp dblp.uni-trier.de=dblp
paper: pubmed.ncbi.nlm.nih.gov=PubMed ncbi.nlm.nih.gov=NCBI pmc.ncbi.nlm.nih.gov=PubMed_Central europepmc.org=Europe_PMC
paper: jstor.org=JSTOR distill.pub=Distill transformer-circuits.pub=Transformer_Circuits elifesciences.org=eLife
paper: embopress.org=EMBO biomedcentral.com=BMC bmj.com=BMJ thelancet.com=The_Lancet nejm.org=NEJM hindawi.com=Hindawi
paper: projecteuclid.org=Project_Euclid ceur-ws.org=CEUR drops.dagstuhl.de=LIPIcs eg.org=Eurographics
paper: diglib.eg.org=Eurographics papers.ssrn.com=SSRN jair.org=JAIR ojs.aaai.org=AAAI worldscientific.com=World_Scientific
paper: jstage.jst.go.jp=J-STAGE ci.nii.ac.jp=CiNii cir.nii.ac.jp=CiNii cnki.net=CNKI kns.cnki.net=CNKI dbpia.co.kr=DBpia
paper: inspirehep.net=INSPIRE papers.cool=papers.cool papers.withcode.com=Papers_with_Code connectedpapers.com=Connected_Papers
code: github.com=GitHub gist.github.com=Gist raw.githubusercontent.com=GitHub gitlab.com=GitLab bitbucket.org=Bitbucket
code: gitee.com=Gitee codeberg.org=Codeberg sr.ht=SourceHut git.sr.ht=SourceHut sourceforge.net=SourceForge
code: codeocean.com=Code_Ocean huggingface.co=Hugging_Face hf.co=Hugging_Face modelscope.cn=ModelScope
code: kaggle.com=Kaggle colab.research.google.com=Colab paperswithcode.com=Papers_with_Code pypi.org=PyPI
code: replicate.com=Replicate tfhub.dev=TF_Hub code.google.com=Google_Code opencodes.io=OpenCodes crates.io=crates.io
video: youtube.com=YouTube youtu.be=YouTube vimeo.com=Vimeo bilibili.com=bilibili b23.tv=bilibili slideslive.com=SlidesLive
video: videolectures.net=VideoLectures nicovideo.jp=Niconico youku.com=Youku ted.com=TED crossminds.ai=CrossMinds
slides: speakerdeck.com=Speaker_Deck slideshare.net=SlideShare docswell.com=Docswell slides.com=Slides slid.es=Slides
blog: medium.com=Medium towardsdatascience.com=Towards_Data_Science zhihu.com=Zhihu jianshu.com=Jianshu csdn.net=CSDN
blog: cnblogs.com=cnblogs juejin.cn=Juejin juejin.im=Juejin segmentfault.com=SegmentFault qiita.com=Qiita zenn.dev=Zenn
blog: hatenablog.com=Hatena hatenablog.jp=Hatena hateblo.jp=Hatena note.com=note velog.io=velog tistory.com=Tistory
blog: naver.com=Naver brunch.co.kr=brunch substack.com=Substack wordpress.com=WordPress blogspot.com=Blogger
blog: dev.to=DEV hackernoon.com=HackerNoon lilianweng.github.io=Lil'Log jalammar.github.io=Jay_Alammar
blog: colah.github.io=colah's_blog karpathy.github.io=Karpathy ruder.io=Sebastian_Ruder mp.weixin.qq.com=WeChat
blog: weixin.qq.com=WeChat googleblog.com=Google_Blog ai.googleblog.com=Google_AI_Blog bair.berkeley.edu=BAIR
blog: thegradient.pub=The_Gradient lesswrong.com=LessWrong alignmentforum.org=Alignment_Forum infoq.com=InfoQ
blog: jiqizhixin.com=Synced machinelearningmastery.com=Machine_Learning_Mastery blog.google=Google_Blog
blog: the-morning-paper.com=The_Morning_Paper acolyer.org=The_Morning_Paper theregister.com=The_Register
blog: technologyreview.com=MIT_Technology_Review wired.com=Wired nytimes.com=New_York_Times venturebeat.com=VentureBeat
discussion: twitter.com=Twitter x.com=X t.co=Twitter nitter.net=Twitter reddit.com=Reddit redd.it=Reddit
discussion: news.ycombinator.com=Hacker_News lobste.rs=Lobsters stackoverflow.com=Stack_Overflow
discussion: stackexchange.com=Stack_Exchange mathoverflow.net=MathOverflow quora.com=Quora discord.gg=Discord
discussion: discord.com=Discord gitter.im=Gitter linkedin.com=LinkedIn facebook.com=Facebook weibo.com=Weibo
discussion: bsky.app=Bluesky mastodon.social=Mastodon threads.net=Threads shortscience.org=ShortScience
discussion: groups.google.com=Google_Groups
data: zenodo.org=Zenodo figshare.com=figshare osf.io=OSF dataverse.harvard.edu=Dataverse physionet.org=PhysioNet
data: archive.ics.uci.edu=UCI opendatalab.com=OpenDataLab datadryad.org=Dryad openml.org=OpenML
project: openai.com=OpenAI sites.google.com=Google_Sites deepmind.com=DeepMind deepmind.google=DeepMind
project: ai.meta.com=Meta_AI ai.facebook.com=Meta_AI research.fb.com=Meta_Research research.google=Google_Research
project: ai.google=Google_AI research.google.com=Google_Research anthropic.com=Anthropic nvlabs.github.io=NVIDIA
project: research.nvidia.com=NVIDIA_Research microsoft.com=Microsoft mistral.ai=Mistral_AI x.ai=xAI qwenlm.github.io=Qwen
project: github.io=GitHub_Pages gitlab.io=GitLab_Pages netlify.app=Netlify vercel.app=Vercel pages.dev=Cloudflare_Pages
project: web.app=Firebase readthedocs.io=Read_the_Docs
other: wikipedia.org=Wikipedia baike.baidu.com=Baidu_Baike google.com=Google drive.google.com=Google_Drive
other: docs.google.com=Google_Docs pan.baidu.com=Baidu_Pan amazon.com=Amazon scholar.google.com=Google_Scholar
other: dropbox.com=Dropbox notion.so=Notion notion.site=Notion web.archive.org=Internet_Archive archive.org=Internet_Archive
"""


def _table() -> dict[str, Host]:
    hosts: dict[str, Host] = {}
    for line in _TABLE.strip().splitlines():
        kind, _, rest = line.partition(": ")
        for entry in rest.split():
            host, _, name = entry.partition("=")
            hosts[host] = Host(name.replace("_", " "), kind)  # type: ignore[arg-type]
    return hosts


_HOSTS = _table()

# What a path says beyond its host, in this order: (host or "", pattern of the path, kind).
_PATHS: tuple[tuple[str, re.Pattern[str], LinkKind], ...] = (
    ("huggingface.co", re.compile(r"^/papers(?:/|$)"), "paper"),
    ("huggingface.co", re.compile(r"^/blog(?:/|$)"), "blog"),
    ("huggingface.co", re.compile(r"^/datasets(?:/|$)"), "data"),
    ("huggingface.co", re.compile(r"^/spaces(?:/|$)"), "project"),
    ("kaggle.com", re.compile(r"/datasets?/|^/c(?:ompetitions)?/"), "data"),
    ("paperswithcode.com", re.compile(r"^/dataset"), "data"),
    ("paperswithcode.com", re.compile(r"^/paper/"), "paper"),
    ("dl.acm.org", re.compile(r"\.mp4$|/video"), "video"),
    ("openai.com", re.compile(r"^/(?:blog|index)/"), "blog"),
    ("cdn.openai.com", re.compile(r"\.pdf$", re.IGNORECASE), "paper"),
    ("github.com", re.compile(r"/(?:issues|discussions|pull)(?:/|$)"), "discussion"),
    ("github.com", re.compile(r"\.pdf$", re.IGNORECASE), "paper"),
    ("raw.githubusercontent.com", re.compile(r"\.pdf$", re.IGNORECASE), "paper"),
    ("docs.google.com", re.compile(r"^/presentation/"), "slides"),
    ("zhihu.com", re.compile(r"^/question/"), "discussion"),
    ("microsoft.com", re.compile(r"/publication/"), "paper"),
    ("research.google", re.compile(r"^/pubs?/"), "paper"),
    ("nips.cc", re.compile(r"/virtual/"), "video"),
    ("", re.compile(r"\.pptx?$|(?:^|[/_-])slides?(?:[/_.-]|$)", re.IGNORECASE), "slides"),
    ("", re.compile(r"\.(?:mp4|mov|webm)$", re.IGNORECASE), "video"),
    ("", re.compile(r"\.(?:pdf|ps|ps\.gz|djvu)$", re.IGNORECASE), "paper"),
)
_PLAIN_PATHS: tuple[tuple[re.Pattern[str], LinkKind], ...] = (
    (re.compile(r"/(?:blogs?|posts?|weblog)(?:/|$)|^/20\d\d/\d\d/", re.IGNORECASE), "blog"),
    (re.compile(r"/(?:projects?|research)/", re.IGNORECASE), "project"),
    (re.compile(r"/(?:papers?|publications?|pubs)/", re.IGNORECASE), "paper"),
    (re.compile(r"/datasets?(?:/|$)", re.IGNORECASE), "data"),
    (re.compile(r"\.(?:zip|tar\.gz|tgz|csv)$", re.IGNORECASE), "data"),
)


def host_of(url: str) -> str:
    """Return the host of an address in lower case, without ``www.``; empty when it has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _known(host: str) -> Host | None:
    """Return the entry of a host or of the nearest domain above it."""
    labels = host.split(".")[-6:]
    for index in range(len(labels) - 1):
        entry = _HOSTS.get(".".join(labels[index:]))
        if entry:
            return entry
    return None


def host_name(url: str) -> str:
    """Return the name to show for an address: its host's (``arXiv``, ``GitHub``), else the host itself."""
    host = host_of(url)
    entry = _known(host)
    if entry and not (entry.name.endswith("Pages") or (entry.kind == "project" and host.endswith((".app", ".dev")))):
        return entry.name
    return host


def host_kind(url: str) -> LinkKind:
    """Return the kind of link that an address is by its host and path; ``other`` when they say nothing."""
    host = host_of(url)
    try:
        path = urlsplit(url).path
    except ValueError:
        return "other"
    entry = _known(host)
    for owner, pattern, kind in _PATHS:
        if (not owner or host == owner or host.endswith("." + owner)) and pattern.search(path):
            return entry.kind if not owner and entry and entry.kind in ("paper", "video", "slides", "code") else kind
    if entry and entry.kind != "other":
        return entry.kind
    if host.startswith(("blog.", "blogs.")):
        return "blog"
    if host.startswith(("github.", "gitlab.", "git.")):
        return "code"
    if entry is None:
        for pattern, kind in _PLAIN_PATHS:
            if pattern.search(path):
                return kind
    return "other"
