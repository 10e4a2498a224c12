{\raggedright
{\small\scshape Reproduction}\par
{\Large\bfseries [#if model.heading.link?has_content]\href{[=model.heading.link]}{[=model.heading.title]}[#else][=model.heading.title][/#if]\par}
[=model.heading.authors]. [=model.heading.venue]. Reproduction \texttt{[=model.heading.name]}.\par}
\medskip
[#list model.notices as notice]
\fbox{\parbox{\dimexpr\linewidth-2\fboxsep-2\fboxrule}{\raggedright\textbf{[=notice.title]} [=notice.text]
[#if notice.command?has_content]\shell{[=notice.command]}[/#if]}}\par
[/#list]
