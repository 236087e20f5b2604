"""Invented laws of an invented State, one in each drafting style."""

GAZETTE = """INVENTED MATTERS
ACT, No. 4 OF 2001

[Certified on 1st May, 2001]

Invented Matters Act, No. 4 of 2001

1

AN ACT TO PROVIDE FOR INVENTED MATTERS
BE it enacted by the Parliament of Xanadu as follows:-
1. This Act may be cited as the Invented Matters Act,
No. 4 of 2001.

Short title.

2. (1) Any person who keeps an invented thing without the
licence required under this Act, or (a) hides it; or
(b) lends it to another person who has no licence for any
invented thing,
shall be guilty of an offence under this Act.

2

Invented Matters Act, No. 4 of 2001

Offences.

(2) An attempt is punished like the offence under subsec-
tion (1) of this section.
Provided that a child shall not be punished.
3. Section 5 of the Other Act is hereby amended by the
insertion immediately after that section of the following:—
“Keeping of
registers.

5A. (1) Every keeper shall have a register.
(2) The register shall be shown on demand.”.
4. In this Act “register” means a book.

SCHEDULE

(1) The first invented thing.
"""

HEADINGS_AND_BULLETS = """---
title: "Invented Act"
chapter: "X-1"
---

# Invented Act

## PART I  Offences

### 1 Short title

This Act may be cited as the *Invented Act*.

<details>
<summary>Historical Note</summary>

- 2001, c. 1

</details>

### 7.1 Keeping

(1) No person shall keep an invented thing

- (a) at home; or

- (b) elsewhere, unless
  - (i) it is small, or
  - (ii) it is asleep

and has a name.

**Exception**

(2) Subsection (1) does not apply to children.

(2.1) [Repealed, 2003, c. 2]

## AMENDMENTS NOT IN FORCE

### 7.1 Later words

Later.
"""

REPRINT = """Reprint
as at 1 July 2013

# Invented Act 2001Public Act2001 No 4

## Contents

[1][0][][0][Title][0]

---

##### 1 Title

*   This Act is the Invented Act 2001\\.

## Part 1
Offences

##### 2A Keeping things

*   (1) A person must not keep a thing that---

    *   (a) is invented under [section 1][0]; or

    *   (b) is not.

    (2) In this section, unless the context otherwise requires,---

    _thing_ means anything.

    Section 2A: inserted, on 1 May 2002, by [section 3][1] of the Other Act 2002.

##### Notes

[0]: http://invented.example/1
[1]: http://invented.example/2
"""

COMPILATION = """# Invented Act 2001

##### This compilation was prepared on 1 May 2012

## Contents

       * 1	Short title

### An Act about invented things

##### 1  Short title

     * This Act may be cited as the _Invented Act 2001_.

##### 2.1A  Keeping

     * (1) A person commits an offence if:

      * (a) the person keeps a thing; and

      * (b) the thing is invented.

     * **_thing_** means:

      * (a) an object; or

      * (b) an idea.

#### Endnotes

##### 99  Not a section
"""

REVISED = """---
title: "Invented Act 2001"
---
## PART 1 General

##### 1. **Short title.**

**1.**—This Act may be cited as the Invented Act 2001.

##### 2. **Keeping.**

**2.**—(1) A person shall not keep—

(*a*) an invented thing, or

(*b*) F1[another thing],

without a licence.

(2) Subsection (1) does not bind the State.

##### 3. **Amendment of section 9 of Principal Act.**

**3.**—Section 9 of the Principal Act is amended by the insertion of the following subsection:

“(1A) A licence is granted for one year.”.
"""

CODE_BY_ARTICLES = """---
title: "Code inventé"
---
# Code inventé

### Livre Ier : Dispositions générales

##### Article L121-3

Nul ne peut garder une chose inventée :

1° Chez lui ;

2° Ailleurs.

##### Article R*122-1 bis

L'amende est de 10 euros.
"""

FLATTENED = """---
title: Loi inventée
language: fr
---

# Titre 1 ChosesPrincipeArt. 1La chose inventée est interdite.ExceptionsArt. 21 La garde est \
permise:a. aux enfants;b. aux autres.2 Le juge décide.PeineArt. 2bis
\t\t Introduit par le ch. I de la LF du 1er mai 2001 (RO 2001 1; FF 2001 2).
\t1 Est puni quiconque garde une chose (art. 1).2 L’amende est possible.

**Art. 3** Art. 3 Entrée en vigueur

La loi entre en vigueur le 1er mai 2001.
"""

PLAIN = """Law on Invented Things

Chapter I. General

Article 1. Purpose
This Law governs the keeping of things.

Article 2. Keeping
1. Nobody may keep a thing:
(a) at home;
(b) elsewhere.
2. Article 1 applies.

Annex

Article 1. Forms
The form is blue.
"""
