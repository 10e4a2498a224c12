[#import "/latex/parts.ftl" as parts]
[#-- The legend lists every line once, drawn by hand, because a chart may hold several runs that look the same. --]
[#macro look line]line[=line.colour?no_esc][#if palette.dashes[line.dash]?has_content], dash pattern=[#list palette.dashes[line.dash] as length][#if length?is_even_item]off[#else]on[/#if] [=(length / 2)?no_esc]pt [/#list][/#if][/#macro]
[#list model.curves as curve]
% Heading, charts and legend stay on one page.
\begin{minipage}{\linewidth}
\subsection*{[=curve.title]}
\begin{center}
\begin{tikzpicture}
\begin{groupplot}[group style={group size=[=curve.panels?size?no_esc] by 1, horizontal sep=1.05cm}, width=0.36\linewidth, height=5cm,
  xlabel={epoch}, xmin=0, label style={font=\scriptsize}, tick label style={font=\scriptsize}, title style={font=\footnotesize},
  grid=major, grid style={black!12}, axis lines=left, scaled ticks=false, every axis plot/.append style={line width=0.7pt}]
[#list curve.panels as panel]
\nextgroupplot[title={[=panel.title]}[#if panel.logarithmic], ymode=log[/#if]]
[#list panel.series as series]
\addplot[[@look curve.lines[series.line]/], no markers] coordinates {[#list series.points as point]([=point.epoch?no_esc],[=point.value?no_esc])[#sep] [/#sep][/#list]};
[/#list]
[/#list]
\end{groupplot}
\end{tikzpicture}

{\scriptsize
[#list curve.lines as line]
\mbox{\tikz[baseline=-0.5ex]\draw[[@look line/], line width=0.9pt] (0,0) -- (0.8,0);~[=line.label]}\quad
[/#list]
}
[#if curve.note?has_content]

{\small [=curve.note]}
[/#if]
\end{center}
\end{minipage}

[#else]
[#if model.runs.rows?has_content]
No run has more than one epoch, so there is no curve to draw.
[#else]
[@parts.notRun/]
[/#if]
[/#list]
