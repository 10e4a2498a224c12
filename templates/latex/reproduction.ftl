[#-- A complete document; needs texlive-latex-base, texlive-latex-recommended and texlive-pictures, nothing else. --]
\documentclass[10pt,a4paper]{article}
\usepackage[margin=1.8cm]{geometry}
\usepackage{amssymb}
\usepackage{array}
\usepackage{booktabs}
\usepackage{longtable}
\usepackage{graphicx}
\usepackage[table]{xcolor}
\usepackage{pgfplots}
\usepgfplotslibrary{groupplots}
\pgfplotsset{compat=1.18}
\usepackage[hidelinks]{hyperref}
\definecolor{reproduced}{HTML}{D8F1E5}
\definecolor{not-reproduced}{HTML}{FDE3D3}
\definecolor{inconclusive}{HTML}{FBF0C4}
\definecolor{not-comparable}{HTML}{E0EBF8}
\definecolor{not-run}{HTML}{FFFFFF}
\definecolor{ok}{HTML}{D8F1E5}
\definecolor{warn}{HTML}{FBF0C4}
\definecolor{fail}{HTML}{FDE3D3}
[#list palette.light as colour]
\definecolor{line[=colour?index]}{HTML}{[=colour?substring(1)?upper_case]}
[/#list]
[#list palette.classes as colour]
\definecolor{class[=colour?index]}{HTML}{[=colour?substring(1)?upper_case]}
[/#list]
% A command of the report: it may break at spaces and before options, and nowhere else.
\newcommand{\shell}[1]{\par\smallskip{\raggedright\small\ttfamily\hangindent=2em #1\par}\smallskip}
\newcommand{\measured}[3]{\begin{tabular}[t]{@{}r@{}}\textbf{#1}\\[-3pt]{\tiny$\pm$\,#2, $n=#3$}\end{tabular}}
\newcommand{\withinterval}[3]{\begin{tabular}[t]{@{}r@{}}#1\\[-3pt]{\tiny[#2, #3]}\end{tabular}}
\newcommand{\unreliable}{{\tiny\,unreliable}}
\setlength{\parindent}{0pt}
\setlength{\parskip}{4pt plus 1pt}
\setlength{\tabcolsep}{4pt}
% Long names, digests and commands are not worth a line that sticks out: nothing is justified.
\raggedright
\emergencystretch=3em
\hbadness=10000
\renewcommand{\_}{\textunderscore\allowbreak}
% A coloured word, or a coloured sentence that is as wide as the place allows.
\newsavebox{\marked}
\newcommand{\verdict}[2]{\sbox{\marked}{#2}\ifdim\wd\marked>\dimexpr\linewidth-2\fboxsep\relax
  \colorbox{#1}{\parbox{\dimexpr\linewidth-2\fboxsep}{\raggedright #2}}\else\colorbox{#1}{\usebox{\marked}}\fi}
\newcommand{\turned}[1]{\rotatebox{90}{#1}}
% The usual bullet would need a font that is no outline in a small installation.
\renewcommand{\labelitemi}{$\bullet$}
\hypersetup{pdftitle={[=model.heading.title]}}
\begin{document}
[#include "heading.ftl"]
[#list sections as section]

\section*{[=section.title]}
[#include section.template]
[/#list]
\end{document}
