Accuracy in percent on corrupted test images, by corruption and severity. The darker, the more accurate.
[#list model.corruptions as heat]
\begin{center}
\footnotesize
\textbf{[=heat.title]}. [=heat.note]\par\smallskip
\begin{tabular}{l*{[=(heat.columns?size + 1)?no_esc]}{r}}
\toprule
corruption[#list heat.columns as severity] & [=severity][/#list] & mean \\
\midrule
[#list heat.rows as row]
[=row.name][#list row.cells as cell] & [#if cell??]\cellcolor{line0![=(3 + 6 * cell.shade)?no_esc]}[=cell.accuracy.text][#else]--[/#if][/#list] & [#if row.mean??]\cellcolor{line0![=(3 + 6 * row.mean.shade)?no_esc]}[=row.mean.accuracy.text][#else]--[/#if] \\
[/#list]
\bottomrule
\end{tabular}
\end{center}
[/#list]
