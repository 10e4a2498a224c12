[#import "/latex/parts.ftl" as parts]
[#-- The legend lists every line once, drawn by hand, because a chart may hold several runs that look the same. --]
[#macro look line]line[=line.colour?no_esc][#if palette.dashes[line.dash]?has_content], dash pattern=[#list palette.dashes[line.dash] as length][#if length?is_even_item]off[#else]on[/#if] [=(length / 2)?no_esc]pt [/#list][/#if][/#macro]
[#assign titles = {"training": "Training", "epsilon": "Against the attacker's budget", "agreement": "Ours against the paper's"}]
[#assign marks = ["*", "square*", "diamond*", "triangle*"]]
[#list model.curves as curve]
% Heading, charts and legend stay on one page.
\begin{minipage}{\linewidth}
\subsection*{[=titles[curve.kind]]: [=curve.title]}
\begin{center}
\begin{tikzpicture}
\begin{groupplot}[group style={group size=3 by [=(((curve.panels?size + 2) / 3)?floor)?no_esc], horizontal sep=0.105\linewidth, vertical sep=2.3cm}, scale only axis, width=0.215\linewidth, height=3.2cm,
  label style={font=\scriptsize}, ylabel style={yshift=-0.5ex}, tick label style={font=\scriptsize}, ylabel style={yshift=-0.5ex}, title style={font=\scriptsize, align=center, text width=0.26\linewidth},
  grid=major, grid style={black!12}, axis lines=left, scaled ticks=false, every axis plot/.append style={line width=0.7pt}]
[#list curve.panels as panel]
\nextgroupplot[title={[=panel.title]}, xlabel={[=panel.axis]}, ylabel={[=panel.vertical]}, [#if panel.style == "scatter"]xmin=[=panel.scale.low?no_esc], xmax=[=panel.scale.high?no_esc], [/#if][#if panel.logarithmic]ymode=log[#else]ymin=[=panel.scale.low?no_esc], ymax=[=panel.scale.high?no_esc][/#if]]
[#if panel.style == "scatter"]
\addplot[black!60, no markers, line width=0.4pt] coordinates {([=panel.scale.low?no_esc],[=panel.scale.low?no_esc]) ([=panel.scale.high?no_esc],[=panel.scale.high?no_esc])};
[#elseif panel.scale.chance??]
[#assign first = panel.series[0].points[0].x, last = first]
[#list panel.series as series][#assign first = [first, series.points?first.x]?min, last = [last, series.points?last.x]?max][/#list]
\addplot[black!60, no markers, line width=0.4pt, dashed] coordinates {([=first?no_esc],[=panel.scale.chance?no_esc]) ([=last?no_esc],[=panel.scale.chance?no_esc])};
[/#if]
[#list panel.series as series]
[#if series.band?has_content]
\addplot[draw=none, fill=line[=curve.lines[series.line].colour?no_esc], fill opacity=0.15, no markers] coordinates {[#list series.band as range]([=range.x?no_esc],[=range.high?no_esc]) [/#list][#list series.band?reverse as range]([=range.x?no_esc],[=range.low?no_esc])[#sep] [/#sep][/#list]} -- cycle;
[/#if]
\addplot[[#if panel.style == "scatter"]only marks, line[=curve.lines[series.line].colour?no_esc], mark=[=marks[curve.lines[series.line].dash]?no_esc], mark size=1.6pt[#elseif panel.style == "marked"][@look curve.lines[series.line]/], mark=[=marks[curve.lines[series.line].dash]?no_esc], mark size=1.4pt, mark options={solid}[#else][@look curve.lines[series.line]/], no markers[/#if]] coordinates {[#list series.points as point]([=point.x?no_esc],[=point.y?no_esc])[#sep] [/#sep][/#list]};
[/#list]
[/#list]
\end{groupplot}
\end{tikzpicture}

{\scriptsize
[#list curve.lines as line]
\mbox{[#if curve.kind == "agreement"]\tikz[baseline=-0.5ex]\draw[line[=line.colour?no_esc]] plot[mark=[=marks[line.dash]?no_esc], mark size=2pt] coordinates {(0,0)};[#else]\tikz[baseline=-0.5ex]\draw[[@look line/], line width=0.9pt] (0,0) -- (0.8,0);[/#if]~[=line.label]}\quad
[/#list]
[#list curve.panels?filter(panel -> panel.scale.chance??)[0..*1] as panel]
\mbox{\tikz[baseline=-0.5ex]\draw[black!60, line width=0.4pt, dashed] (0,0) -- (0.8,0);~guessing}
[/#list]
}
[#if curve.note?has_content]

{\small [=curve.note]}
[/#if]
\end{center}
\end{minipage}

[#else]
[#if model.runs.rows?has_content]
No run has more than one epoch, and no evaluation recorded a curve, so there is none to draw.
[#else]
[@parts.notRun/]
[/#if]
[/#list]
