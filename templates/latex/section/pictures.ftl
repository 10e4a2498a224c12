[#import "/latex/parts.ftl" as parts]
[#list model.pictures.runs as run]
\subsection*{[=run.label], budget [=run.budget]}
[#list run.pictures as picture]
\begin{minipage}{\linewidth}
\raggedright\small
[#if picture.sound]
\textbf{[=picture.heading].} [=picture.title]: the sound is \texttt{[=picture.file]}.
[#else]
[#assign across = [picture.captions?size, 10]?min plane = picture.kind == "embedding"]
\IfFileExists{[=images?no_esc]/[=picture.file?no_esc]}{\includegraphics[width=0.9\linewidth,height=[#if across gt 0 && !plane]0.5[#else]0.24[/#if]\textheight,keepaspectratio]{[=images?no_esc]/[=picture.file?no_esc]}}{\fbox{\parbox{0.88\linewidth}{\raggedright [=picture.alternative]}}}\\
[#if plane && across gt 0]
{\scriptsize [#list picture.captions as caption]\mbox{\tikz[baseline=-0.6ex]{[#if caption?index % 10 lt palette.classes?size]\fill[class[=(caption?index % palette.classes?size)?no_esc]] circle (2.2pt);[#else]\draw[class[=(caption?index % palette.classes?size)?no_esc], line width=1.2pt] circle (1.8pt);[/#if]}~[=caption?join(" ")]}\quad [/#list]}\\
[#elseif across gt 0]
{\tiny\setlength{\tabcolsep}{1pt}\begin{tabular}{@{}*{[=across?no_esc]}{>{\raggedright\arraybackslash\hspace{0pt}}p{\dimexpr[=(0.9 / across)?string["0.0000"]?no_esc]\linewidth-2\tabcolsep}}@{}}
[#list picture.captions?chunk(10) as row][#list row as caption][#list caption as line][=parts.soft(line)][#sep]\newline [/#sep][/#list][#sep] & [/#sep][/#list] \\
[/#list]\end{tabular}}\\
[/#if]
\textbf{[=picture.heading].} [=picture.title].
[/#if]
\end{minipage}\par\medskip
[/#list]
[/#list]
[#if model.pictures.note?has_content]
[=model.pictures.note]

[/#if]
[#if model.pictures.command?has_content]
\textbf{[#if model.pictures.runs?has_content]Some are not made here.[#else]Not made here.[/#if]} Pictures show test images, so they are kept in the store (\texttt{aux.store}) and not in the repository. [#if model.pictures.command == model.command]The commands at the end make them.[#else]This makes them:
\shell{[=model.pictures.command]}[/#if]
[/#if]
