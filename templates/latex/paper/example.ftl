% How a paper uses what lies in this folder: pdflatex example, bibtex example, pdflatex example twice.
\documentclass{article}
\usepackage{booktabs}
\usepackage{amssymb}
\usepackage{graphicx}
\usepackage{url}
\input{numbers}
\emergencystretch=3em
\begin{document}
\title{What became of the numbers of \cite{[=paper.key?no_esc]}}
\author{}
\date{}
\maketitle

The paper prints \auxcount{published} numbers. Of these [#list numbers.verdicts as verdict]\auxcount{[=verdict.kind?no_esc]} are [=verdict.label][#sep], [/#sep][/#list].
The numbers are from \auxfact{runs} with \auxfact{seeds} behind each number, commit \texttt{\auxfact{commit}}~\cite{auxtask-[=numbers.name?no_esc]}.
[#list numbers.tables as table][#if table.cells?has_content][#assign cell = table.cells[0]]
In \texttt{[=table.id]}, the first cell was measured as \auxcell{[=table.id?no_esc]}{[=cell.row?no_esc]}{[=cell.column?no_esc]}
(printed \auxpublished{[=table.id?no_esc]}{[=cell.row?no_esc]}{[=cell.column?no_esc]}, [#--
--]\auxverdict{[=table.id?no_esc]}{[=cell.row?no_esc]}{[=cell.column?no_esc]}).
[/#if][/#list]
[#list numbers.claims as claim]

Claim [=claim.id]: \auxclaim{[=claim.id?no_esc]}.
[/#list]
[#list tables as table]

\begin{table}[p]
\caption{[=table.caption]. [=table.metric].}
\centering
\resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{\input{[=table.file?no_esc]}}
\end{table}
[/#list]
[#if figures?has_content]

\begin{figure}[p]
\centering
\includegraphics[width=0.8\linewidth]{[=figures[0].file?no_esc]}
\caption{[=figures[0].caption].}
\end{figure}
[/#if]
\clearpage

\bibliographystyle{plain}
\bibliography{references}
\end{document}
