% Numbers of the reproduction [=numbers.name], written by auxtask [=source.version]; do not edit, it is written anew.
% Put \input{numbers} into the preamble or before the first use. Several reproductions in one paper: \input the file of
% each; the last one is the current one, \auxuse{NAME} makes another one current, and [NAME] asks for one once.
%
%   \auxcell{TABLE}{ROW}{COLUMN}        what was measured, the mean over seeds
%   \auxpublished{TABLE}{ROW}{COLUMN}   what the paper printed
%   \auxdifference{TABLE}{ROW}{COLUMN}  ours minus printed
%   \auxdeviation{TABLE}{ROW}{COLUMN}   standard deviation over seeds
%   \auxseeds{TABLE}{ROW}{COLUMN}       how many seeds
%   \auxverdict{TABLE}{ROW}{COLUMN}     the verdict in words
%   \auxcount{KIND}                     how many published numbers have a verdict; KIND is published, or one of
%                                       [#list numbers.verdicts as verdict][=verdict.kind][#sep], [/#sep][/#list]
%   \auxclaimcount{KIND}                the same for claims
%   \auxclaim{ID}                       what became of a claim, in words
%   \auxfact{WHAT}                      commit, version, url, runs (12 finished runs), seeds (1 to 5 seeds)
%   \auxraw{NAME}{TABLE}{ROW}{COLUMN}   what was measured, as bare digits, where only something expandable will do: \num{\auxraw...}
%
% What was not measured is \auxmissing, a dash unless you redefine it, with a warning; a key that does not exist is an error.
% The keys of all cells stand below, in the lines that begin with \auxtaskcell.
\ifdefined\auxcell\else
\newcommand*{\auxmissing}{--}
\newcommand*{\auxuse}[1]{\ifcsname auxtask:#1\endcsname\def\auxtaskname{#1}\else
  \PackageError{auxtask}{There is no reproduction '#1'}{Its numbers.tex must be \string\input\space before.}\fi}
% Fields are macros with their keys in their names: auxtask:NAME:TABLE:ROW:COLUMN:FIELD.
\newcommand*{\auxtaskput}[2]{\expandafter\gdef\csname auxtask:#1\endcsname{#2}}
\newcommand*{\auxtaskcell}[9]{%
  \auxtaskput{\auxtaskname:#1:#2:#3:measured}{#4}\auxtaskput{\auxtaskname:#1:#2:#3:published}{#5}%
  \auxtaskput{\auxtaskname:#1:#2:#3:difference}{#6}\auxtaskput{\auxtaskname:#1:#2:#3:deviation}{#7}%
  \auxtaskput{\auxtaskname:#1:#2:#3:seeds}{#8}\auxtaskput{\auxtaskname:#1:#2:#3:verdict}{#9}}
\newcommand*{\auxtaskunknown}[1]{\PackageError{auxtask}{#1}{The keys are listed in the file numbers.tex of the reproduction:
  after \string\auxtaskcell\space for cells, and after \string\auxtaskput\space for everything else.}\textbf{??}}
\newcommand*{\auxtaskempty}{}
% {key}{what to say if there is none}: a number in mathematics, so that minus is minus; empty is missing.
\newcommand*{\auxtasknumber}[2]{\ifcsname auxtask:#1\endcsname
  \expandafter\ifx\csname auxtask:#1\endcsname\auxtaskempty
    \PackageWarning{auxtask}{Nothing is known of #1}\auxmissing
  \else\ensuremath{\csname auxtask:#1\endcsname}\fi
  \else\auxtaskunknown{#2}\fi}
\newcommand*{\auxtaskwords}[2]{\ifcsname auxtask:#1\endcsname
  \expandafter\ifx\csname auxtask:#1\endcsname\auxtaskempty
    \PackageWarning{auxtask}{Nothing is known of #1}\auxmissing
  \else\csname auxtask:#1\endcsname\fi
  \else\auxtaskunknown{#2}\fi}
\newcommand*{\auxtaskof}[5]{\auxtasknumber{#2:#3:#4:#5:#1}{Table '#3' of reproduction '#2' has no cell with row '#4' and column '#5'}}
\newcommand*{\auxcell}[4][\auxtaskname]{\auxtaskof{measured}{#1}{#2}{#3}{#4}}
\newcommand*{\auxpublished}[4][\auxtaskname]{\auxtaskof{published}{#1}{#2}{#3}{#4}}
\newcommand*{\auxdifference}[4][\auxtaskname]{\auxtaskof{difference}{#1}{#2}{#3}{#4}}
\newcommand*{\auxdeviation}[4][\auxtaskname]{\auxtaskof{deviation}{#1}{#2}{#3}{#4}}
\newcommand*{\auxseeds}[4][\auxtaskname]{\auxtaskof{seeds}{#1}{#2}{#3}{#4}}
\newcommand*{\auxverdict}[4][\auxtaskname]{\ifcsname auxtask:#1:#2:#3:#4:verdict\endcsname
  \auxtaskword{\csname auxtask:#1:#2:#3:#4:verdict\endcsname}\else
  \auxtaskunknown{Table '#2' of reproduction '#1' has no cell with row '#3' and column '#4'}\fi}
\newcommand*{\auxtaskword}[1]{\csname auxtask:word:#1\endcsname}
\newcommand*{\auxcount}[2][\auxtaskname]{\auxtasknumber{#1:count:#2}{There is no verdict '#2' in reproduction '#1'}}
\newcommand*{\auxclaimcount}[2][\auxtaskname]{\auxtasknumber{#1:claims:#2}{There is no verdict '#2' in reproduction '#1'}}
\newcommand*{\auxclaim}[2][\auxtaskname]{\ifcsname auxtask:#1:claim:#2\endcsname
  \auxtaskword{\csname auxtask:#1:claim:#2\endcsname}\else
  \auxtaskunknown{Reproduction '#1' has no claim '#2'}\fi}
\newcommand*{\auxfact}[2][\auxtaskname]{\auxtaskwords{#1:fact:#2}{Nobody recorded '#2' of reproduction '#1'}}
\newcommand*{\auxraw}[4]{\csname auxtask:#1:#2:#3:#4:measured\endcsname}
\fi
\auxtaskput{[=numbers.name?no_esc]}{}
\auxuse{[=numbers.name?no_esc]}
[#list numbers.verdicts as verdict]
\auxtaskput{word:[=verdict.kind?no_esc]}{[=verdict.label]}
\auxtaskput{[=numbers.name?no_esc]:count:[=verdict.kind?no_esc]}{[=verdict.count?no_esc]}
[/#list]
\auxtaskput{[=numbers.name?no_esc]:count:published}{[=numbers.published?no_esc]}
[#list numbers.claimCounts as kind, count]
\auxtaskput{[=numbers.name?no_esc]:claims:[=kind?no_esc]}{[=count?no_esc]}
[/#list]
[#list numbers.claims as claim]
\auxtaskput{[=numbers.name?no_esc]:claim:[=claim.id?no_esc]}{[=claim.verdict?no_esc]}
[/#list]
[#list numbers.facts as name, value]
\auxtaskput{[=numbers.name?no_esc]:fact:[=name?no_esc]}{[=value]}
[/#list]
[#list numbers.tables as table]
% [=table.caption]: {table}{row}{column}{measured}{published}{difference}{standard deviation}{seeds}{verdict}
[#list table.cells as cell]
\auxtaskcell{[=table.id?no_esc]}{[=cell.row?no_esc]}{[=cell.column?no_esc]}{[=cell.measured?no_esc]}{[=cell.published?no_esc]}{[=cell.difference?no_esc]}{[=cell.deviation?no_esc]}{[=cell.seeds?no_esc]}{[=cell.verdict?no_esc]}
[/#list]
[/#list]
