{\raggedright
{\small\scshape Reproduction}\par
{\Large\bfseries [#if model.heading.link?has_content]\href{[=model.heading.link]}{[=model.heading.title]}[#else][=model.heading.title][/#if]\par}
[=model.heading.authors]. [=model.heading.venue]. Reproduction \texttt{[=model.heading.name]}.\par}
\medskip
{\large\raggedright\textbf{[=model.answer.word]:} [=model.answer.numbers][#if model.answer.claims?has_content] [=model.answer.claims][/#if]\par}
