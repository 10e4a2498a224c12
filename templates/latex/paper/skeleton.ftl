% The skeleton of a report on the reproduction [=numbers.name], in the order of the ML Reproducibility Challenge.
% Numbers come from numbers.tex and the tables beside it, which mvn aux:paper writes anew; this file is yours once you edit it.
\documentclass{article}
\usepackage[margin=2.5cm]{geometry}
\usepackage{booktabs}
\usepackage{amssymb}
\usepackage{graphicx}
\usepackage{url}
\input{numbers}
\newcommand{\todo}[1]{\par\medskip\noindent\fbox{\parbox{\dimexpr\linewidth-2\fboxsep-2\fboxrule}{\raggedright\textbf{To do:} #1}}\par\medskip}
\newcommand{\shell}[1]{\par\smallskip{\noindent\raggedright\small\ttfamily\hangindent=2em #1\par}\smallskip}
\newcommand{\todohere}[1]{\textbf{To do:} \textit{#1}}
% The usual bullet would need a font that is no outline in a small installation.
\renewcommand{\labelitemi}{$\bullet$}
\emergencystretch=3em
\begin{document}
\title{[Re] [=paper.title]}
\author{To do: your names}
\date{}
\maketitle

\section*{Reproducibility summary}
\paragraph{Scope of reproducibility.} The paper~\cite{[=paper.key?no_esc]} makes [=numbers.claims?size] claim[#if numbers.claims?size != 1]s[/#if] that we test and prints \auxcount{published} numbers that we hold ours against.
\paragraph{Methodology.} [#if model.runs.rows?has_content]\auxfact{runs} with \auxfact{seeds} behind each number, made by auxtask [=source.version]~\cite{auxtask-[=numbers.name?no_esc]}. [#else]Nothing was run yet. [/#if]\todohere{Whose code did you use, and on what hardware?}
\paragraph{Results.} Of the printed numbers [#list numbers.verdicts as verdict]\auxcount{[=verdict.kind?no_esc]} are [=verdict.label][#sep], [/#sep][/#list]; of the claims [#list numbers.verdicts as verdict]\auxclaimcount{[=verdict.kind?no_esc]} are [=verdict.label][#sep], [/#sep][/#list].
\paragraph{What was easy.} \todohere{One or two sentences.}
\paragraph{What was difficult.} \todohere{One or two sentences.}
\paragraph{Communication with original authors.} \todohere{Whether you asked, what, and what they said.}

\section{Introduction}
\todo{What the paper is about, in a few sentences of your own.}

\section{Scope of reproducibility}
[#if numbers.claims?has_content]
\begin{itemize}
[#list model.claims as claim]
\item \textbf{[=claim.id]}: [#if claim.quote?has_content]``[=claim.quote]''[#else][=claim.text][/#if][#if claim.source?has_content] ([=claim.source])[/#if]. [=claim.tested]
[/#list]
\end{itemize}
[#else]
\todo{The claims: specific sentences of the paper that an experiment can support or refute. They belong into \texttt{reproduction.yaml}.}
[/#if]

\section{Methodology}
\subsection{Model descriptions}
\todo{Architecture and training objective; number of parameters.}
\subsection{Data sets}
[#list model.provenance as fact][#if fact.name == "data" || fact.name == "splits"]
[#list fact.values as value][=value][#sep]; [/#sep][/#list].

[/#if][/#list]
\todo{Where the data is, and how it was preprocessed.}
\subsection{Hyperparameters}
[#if model.deviations?has_content]
Where paper and released code differ, this was used:
\begin{itemize}
[#list model.deviations as deviation]
\item \texttt{[=deviation.key]}: the paper says [=deviation.paper], the code [=deviation.code]; used: [=deviation.used].
[/#list]
\end{itemize}
[/#if]
\todo{How hyperparameters were chosen, if you searched.}
\subsection{Experimental setup and code}
[#if source.commit?has_content]Commit \texttt{\auxfact{commit}}. [/#if]These commands repeat everything:
[#list model.commands as command]
\shell{[=command.command]}
[/#list]
\subsection{Computational requirements}
[#list model.cost as cost]
Budget \texttt{[=cost.budget]}: [=cost.runs.text] run[#if cost.runs.value != 1]s[/#if], [=cost.wallTime] in all[#if cost.memory??], at most [=cost.memory.text] MiB of memory[/#if].

[#else]
Nothing was run yet.

[/#list]
\todo{What you estimated beforehand, and what it took in the end.}

\section{Results}
[#list model.claims as claim]
\subsection{Claim [=claim.id]}
The verdict is: \auxclaim{[=claim.id?no_esc]}. [=claim.seen]
\todo{What this means.}
[/#list]
[#list tables as table]
\begin{table}[htbp]
\caption{[=table.caption]. [=table.metric].}
\centering
\resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{\input{[=table.file?no_esc]}}
\end{table}
[/#list]
[#if figures?has_content]
\begin{figure}[htbp]
\centering
\includegraphics[width=0.7\linewidth]{[=figures[0].file?no_esc]}
\caption{[=figures[0].caption].}
\end{figure}
[/#if]
\subsection{Results beyond the original paper}
\todo{What you measured besides, if anything.}

\section{Discussion}
\todo{Do your results support the claims? What did you not test, and why?}
\subsection{What was easy}
\todo{Be specific: what did the paper or its code make easy?}
\subsection{What was difficult}
[#if model.deviations?has_content]
Paper and released code differ in [=model.deviations?size] place[#if model.deviations?size != 1]s[/#if], listed above.
[/#if]
\todo{What took more time than you had planned?}
\subsection{Communication with original authors}
\todo{Send them your report before you publish it.}

\clearpage
\bibliographystyle{plain}
\bibliography{references}
\end{document}
