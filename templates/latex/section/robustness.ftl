Robust accuracy in percent, twice: under the paper's own attack, exactly as it was, and under the strong suite, where an image counts only if it is classified correctly under every attack. The first says whether the number was reproduced, the second what it is worth.
[#import "/latex/parts.ftl" as parts]
[#list model.robustness.tables as table]
\subsection*{[=table.caption]}
{\footnotesize\setlength{\tabcolsep}{3pt}
\begin{longtable}{[@parts.columns "t30 n9 n10 n10 n10 t31"/]}
\toprule
cell & paper & own attack & strong suite & strong $-$ own & reliability \\
\midrule
\endhead
\bottomrule
\endfoot
[#list table.rows as row]
[=parts.soft(row.label)] & [#if row.printed??][=row.printed.text][#else]--[/#if] & [#if row.own??]\textbf{[=row.own.text]}[#else]not run[/#if] & [#if row.strong??]\textbf{[=row.strong.text]}[#else]not run[/#if] & [#if row.drop.value??][=row.drop.value.text][#else]--[/#if] & [#if row.drop.note?has_content]Difference [=row.drop.note]. [/#if][#if row.unreliable?has_content]\verdict{fail}{unreliable} [#list row.unreliable as reason][=reason][#sep] [/#sep][/#list][#elseif row.checked]no severe check failed[#elseif row.strong??]not checked[#else]--[/#if] \\
[/#list]
\end{longtable}
}
[/#list]
[#if model.robustness.suites?has_content]
\subsection*{What every attack of the suite did}
Unless there is an accuracy under it alone, each attack is given only the images that those above it left. ``All so far'' is the share that is right under it and every attack above it.
{\footnotesize
\setlength{\tabcolsep}{3pt}
\begin{longtable}{[@parts.columns "t28 n12 n10 n11 n15 n12 n12"/]}
\toprule
attack & images given & broken & alone, \% & all so far, \% & gradients & time \\
\midrule
\endhead
\bottomrule
\endfoot
[#list model.robustness.suites as suite]
\multicolumn{7}{l}{\textit{[=suite.label][#if suite.seeds gt 1], mean over [=suite.seeds] seeds[/#if]}} \\*
[#list suite.parts as part]
[=parts.soft(part.name)] & [=part.attacked.text] & [=part.broken.text] & [#if part.alone??][=part.alone.text][#else]--[/#if] & [=part.worst.text] & [=part.gradients.text] & [=part.time] \\
[/#list]
[/#list]
\end{longtable}
}
[/#if]
