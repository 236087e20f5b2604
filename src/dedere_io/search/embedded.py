"""The search index in one file: SQLite FTS5 over words that we cut ourselves.

FTS5 sees terms, never the text: which words are one word is decided in
:mod:`dedere_io.search.analysis`, for all languages alike. A source is replaced in one transaction;
an index that was interrupted holds what it held before.
"""

import difflib
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from dedere_io.search.analysis import folded_of, term_of, tokens
from dedere_io.search.asking import Asked, match_of, read_words
from dedere_io.search.excerpts import excerpt
from dedere_io.search.index import FILTERS, Document, Found, Hit, Query

SHAPE = 1
"""Raised when documents are kept or cut in another way; an older index is then made anew."""
MOST_RANKED = 2_000
"""Matches that are counted and weighed; of more, the first, those in headings foremost."""
HEAD_WEIGHT, LABEL_WEIGHT = 4.0, 2.0
BM25 = f"bm25(words, {HEAD_WEIGHT}, 1.0)"
_NEAR = 0.7
_MOST_NEAR = 4_000
_LONGER = 2
"""Letters that a word may be longer or shorter than the one that was meant."""

_TABLES = """
CREATE TABLE sources (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, stamp TEXT NOT NULL);
CREATE TABLE documents (
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, reader TEXT NOT NULL, kind TEXT NOT NULL,
  language TEXT NOT NULL, state TEXT NOT NULL, instrument TEXT NOT NULL, day TEXT,
  label TEXT NOT NULL
);
CREATE TABLE contents (id INTEGER PRIMARY KEY, content BLOB NOT NULL);
CREATE INDEX documents_source ON documents (source);
CREATE INDEX documents_label ON documents (label);
CREATE TABLE languages (language TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE forms (term TEXT PRIMARY KEY, form TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
  head, body, content='', tokenize="unicode61 remove_diacritics 0"
);
"""


class EmbeddedIndex:
    """A :class:`SearchIndex` in one SQLite file, or in memory; threads may share it, in turns."""

    def __init__(self, path: Path | None = None) -> None:
        """Open an index; one of an older shape is emptied.

        Args:
            path: Where it is kept; in memory by default.
        """
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(
            path or ":memory:", isolation_level=None, check_same_thread=False
        )
        self._one_at_a_time = threading.RLock()
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute("PRAGMA temp_store=MEMORY")
        if self._db.execute("PRAGMA user_version").fetchone()[0] != SHAPE:
            self._begin_anew()

    def _begin_anew(self) -> None:
        for name in ("words", "documents", "contents", "sources", "languages", "forms"):
            self._db.execute(f"DROP TABLE IF EXISTS {name}")
        self._db.executescript(_TABLES)
        self._db.execute(f"PRAGMA user_version={SHAPE}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.close()

    def stamps(self) -> Mapping[str, str]:
        """Return the stamp of each source."""
        with self._one_at_a_time:
            return dict(self._db.execute("SELECT name, stamp FROM sources"))

    def replace(self, source: str, *, stamp: str, documents: Iterable[Document]) -> int:
        """Put all documents of a source in the place of what it held; return how many."""
        with self._one_at_a_time:
            return self._replace(source, stamp, documents)

    def _replace(self, source: str, stamp: str, documents: Iterable[Document]) -> int:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._forget(source)
            added = self._db.execute(
                "INSERT INTO sources (name, stamp) VALUES (?, ?)", (source, stamp)
            )
            count = self._put(int(added.lastrowid or 0), documents)
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
        return count

    def drop(self, source: str) -> None:
        """Forget a source."""
        with self._one_at_a_time:
            self._db.execute("BEGIN IMMEDIATE")
            self._forget(source)
            self._db.execute("COMMIT")

    def _forget(self, source: str) -> None:
        found = self._db.execute("SELECT id FROM sources WHERE name = ?", (source,)).fetchone()
        if found is None:
            return
        held = (
            "SELECT documents.id, content FROM documents"
            " JOIN contents ON contents.id = documents.id WHERE source = ?"
        )
        for number, content in self._db.execute(held, found).fetchall():
            head, body = (" ".join(part) for part in _terms(_document(content), {}))
            self._db.execute(
                "INSERT INTO words (words, rowid, head, body) VALUES ('delete', ?, ?, ?)",
                (number, head, body),
            )
            self._db.execute("DELETE FROM contents WHERE id = ?", (number,))
        self._db.execute("DELETE FROM documents WHERE source = ?", found)
        self._db.execute("DELETE FROM sources WHERE id = ?", found)

    def _put(self, source: int, documents: Iterable[Document]) -> int:
        forms: dict[str, str] = {}
        languages: set[str] = set()
        next_id = self._db.execute("SELECT coalesce(max(id), 0) FROM documents").fetchone()[0]
        count = 0
        for count, document in enumerate(documents, start=1):
            languages.add(document.language)
            head, body = (" ".join(part) for part in _terms(document, forms))
            self._db.execute(
                "INSERT INTO documents VALUES (?,?,?,?,?,?,?,?,?)",
                (next_id + count, source, document.reader, document.kind, document.language,
                 document.state, document.instrument, _day(document), folded_of(document.label)),
            )  # fmt: skip
            self._db.execute(
                "INSERT INTO contents VALUES (?, ?)",
                (next_id + count, msgspec.json.encode(document)),
            )
            self._db.execute(
                "INSERT INTO words (rowid, head, body) VALUES (?, ?, ?)",
                (next_id + count, head, body),
            )
        spoken = [(language,) for language in languages]
        self._db.executemany("INSERT OR IGNORE INTO languages VALUES (?)", spoken)
        self._db.executemany("INSERT OR IGNORE INTO forms VALUES (?, ?)", forms.items())
        return count

    def search(self, query: Query) -> Found:
        """Answer a query; see :class:`Query` for what can be typed."""
        with self._one_at_a_time:
            return self._search(query)

    def _search(self, query: Query) -> Found:
        asked = read_words(query.words)
        languages = [language for (language,) in self._db.execute("SELECT * FROM languages")]
        match = match_of(asked, languages)
        if not match and not asked.label:
            return Found(hits=(), total=0, is_all=True, counts={})
        total = self._match(match, asked.label, query)
        hits = tuple(self._hits(asked, query))
        meant = "" if total else self._meant(asked, query.words, languages)
        return Found(
            hits=hits,
            total=total,
            is_all=total < MOST_RANKED,
            counts=self._counts(),
            meant=meant,
        )

    def _match(self, match: str, label: str, query: Query) -> int:
        """Put what is found into the table `matched`; return how many."""
        self._db.execute("DROP TABLE IF EXISTS temp.matched")
        counted, values = _matching(match, label, query, score="0.0")
        total = int(self._db.execute(f"SELECT count(*) FROM ({counted})", values).fetchone()[0])  # noqa: S608 - ours
        if total < MOST_RANKED or not match:
            score = BM25 if match else "0.0"
            sql, values = _matching(match, label, query, score=score)
            self._db.execute(f"CREATE TEMP TABLE matched AS {sql}", values)
            return total
        sql, values = _matching(f"{{head}} : ({match})", label, query, score="0.0")
        self._db.execute(f"CREATE TEMP TABLE matched AS {sql}", values)
        sql, values = _matching(match, label, query, score="1.0")
        self._db.execute(
            f"INSERT INTO matched SELECT * FROM ({sql}) WHERE id NOT IN (SELECT id FROM matched)"  # noqa: S608 - ours
            " LIMIT ? - (SELECT count(*) FROM matched)",
            [*values, MOST_RANKED],
        )
        return MOST_RANKED

    def _hits(self, asked: Asked, query: Query) -> Iterator[Hit]:
        rows = self._db.execute(
            "SELECT sources.name, contents.content FROM matched"
            " JOIN documents ON documents.id = matched.id"
            " JOIN contents ON contents.id = matched.id"
            " JOIN sources ON sources.id = documents.source"
            " ORDER BY matched.score, matched.id LIMIT ? OFFSET ?",
            (query.many, query.first),
        )
        for source, content in rows.fetchall():
            document = _document(content)
            shown = excerpt(document.text, document.language, asked.wanted)
            yield Hit(document=document, source=source, excerpt=shown)

    def _counts(self) -> dict[str, tuple[tuple[str, int], ...]]:
        return {
            name: tuple(
                self._db.execute(
                    f"SELECT {name}, count(*) FROM matched WHERE {name} != ''"  # noqa: S608 - ours
                    f" GROUP BY {name} ORDER BY 2 DESC, 1"
                )
            )
            for name in FILTERS
        }

    def _meant(self, asked: Asked, typed: str, languages: Iterable[str]) -> str:
        """Return what was typed with each word that nothing holds replaced by the nearest."""
        spoken = sorted(set(languages))
        better = typed
        for word in (word for part in asked.wanted for word in part.split()):
            if not any(self._is_known(term_of(word, one)) for one in spoken):
                near = self._nearest(folded_of(word))
                if near:
                    better = better.replace(word, near)
        return better if better != typed else ""

    def _is_known(self, term: str) -> bool:
        held = self._db.execute("SELECT 1 FROM forms WHERE term = ?", (term,))
        return held.fetchone() is not None

    def _nearest(self, word: str) -> str:
        """Return a word of the index that is written nearly so; the first letter is trusted."""
        if not word:
            return ""
        rows = self._db.execute(
            "SELECT form FROM forms WHERE term >= ? AND term < ? LIMIT ?",
            (word[0], chr(ord(word[0]) + 1), _MOST_NEAR),
        )
        forms = sorted(form for (form,) in rows if abs(len(form) - len(word)) <= _LONGER)
        close = difflib.get_close_matches(word, forms, n=1, cutoff=_NEAR)
        return close[0] if close else ""


def _matching(match: str, label: str, query: Query, *, score: str) -> tuple[str, list[object]]:
    """Return the one statement that decides what is found: words, rights and filters together."""
    kept = ", ".join(f"documents.{name} AS {name}" for name in FILTERS)
    where, values = _conditions(query)
    if match:
        source = "words JOIN documents ON documents.id = words.rowid"
        where, values = ["words MATCH ?", *where], [match, *values]
    else:
        source = "documents"
    if label:
        where.append("(documents.label = ? OR documents.label >= ? AND documents.label < ?)")
        values += [label, f"{label}(", f"{label})"]
        score += f" + {LABEL_WEIGHT} * (documents.label != ?)"
        values.insert(0, label)
    sql = f"SELECT documents.id AS id, {score} AS score, {kept} FROM {source}"  # noqa: S608 - ours
    return f"{sql} WHERE {' AND '.join(where)} LIMIT {MOST_RANKED}", values


def _conditions(query: Query) -> tuple[list[str], list[object]]:
    readers = sorted(query.readers)
    where = [f"documents.reader IN ({', '.join('?' * len(readers))})"]
    values: list[object] = [*readers]
    for name in FILTERS:
        if query.narrowed.get(name):
            where.append(f"documents.{name} = ?")
            values.append(query.narrowed[name])
    for sign, day in ((">=", query.since), ("<=", query.until)):
        if day is not None:
            where.append(f"documents.day {sign} ?")
            values.append(day.isoformat())
    if query.sources:
        marks = ", ".join("?" * len(query.sources))
        where.append(f"documents.source IN (SELECT id FROM sources WHERE name IN ({marks}))")  # noqa: S608 - ours
        values += query.sources
    return where, values


def _terms(document: Document, forms: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return the terms of head and body; remember one written form of each."""
    head = f"{document.title} {document.label} {document.heading}"
    parts: list[list[str]] = []
    for text in (head, document.text):
        found = list(tokens(text, document.language))
        for token in found:
            if token.term not in forms:
                forms[token.term] = text[token.start : token.end].casefold()
        parts.append([token.term for token in found])
    return parts[0], parts[1]


def _day(document: Document) -> str | None:
    return document.day.isoformat() if document.day else None


def _document(content: bytes) -> Document:
    return msgspec.json.decode(content, type=Document)
