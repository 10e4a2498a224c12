[#import "/latex/parts.ftl" as parts]
[#list model.pictures.runs as run]
\subsection*{[=run.label], budget [=run.budget]}
[#list run.pictures as picture]
\begin{minipage}{\linewidth}
\raggedright\small
[#if picture.sound]
\textbf{[=picture.heading].} [=picture.title]: the sound is \texttt{[=picture.file]}.
[#else]
\IfFileExists{[=images?no_esc]/[=picture.file?no_esc]}{\includegraphics[width=0.9\linewidth,height=0.24\textheight,keepaspectratio]{[=images?no_esc]/[=picture.file?no_esc]}}{\fbox{[=picture.alternative]}}\\
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
