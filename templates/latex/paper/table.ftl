[#import "/latex/parts.ftl" as parts]
[#assign width = table.published?then(3, 1)]
[#assign columns = 1]
[#list table.headings as heading][#if heading?is_last][#assign columns = heading.spans?size][/#if][/#list]
% [=table.caption]
% [=table.metric]. Reproduction [=numbers.name], written by auxtask [=source.version]; do not edit, it is written anew.
%
%   \usepackage{booktabs}   % if you like: better rules
%   \usepackage{amssymb}    % if you like: a better check mark
%   \begin{table} \caption{...} \centering \input{[=table.anchor]} \end{table}
%
% Nothing but LaTeX itself is needed. Where the table is too wide: \resizebox{\linewidth}{!}{\input{[=table.anchor]}} with graphicx.
[#if table.published]
% Each column has the printed number, ours (the mean over seeds), and the sign of the verdict:
% [#list table.counts as verdict][#if verdict.kind != "not-run"][=verdict.symbol] [=verdict.label], [/#if][/#list]none where nothing was run.
[/#if]
\begingroup
\ifdefined\toprule\else\def\toprule{\hline}\def\midrule{\hline}\def\bottomrule{\hline}\def\cmidrule(lr)#1{\cline{#1}}\fi
\ifdefined\checkmark\else\def\checkmark{\surd}\fi
\begin{tabular}{@{}l*{[=columns?no_esc]}{[#if table.published]rr@{\,}c[#else]r[/#if]}@{}}
\toprule
[#list table.headings as heading]
[#if heading?is_first][#if table.groupTitle?has_content][=table.groupTitle], [/#if][=table.rowTitle][/#if][#list heading.spans as span] & \multicolumn{[=(span.cells * width)?no_esc]}{c}{[=span.text]}[/#list] \\
[#if table.published]
[#assign from = 2]
[#list heading.spans as span]\cmidrule(lr){[=from?no_esc]-[=(from + span.cells * width - 1)?no_esc]}[#assign from = from + span.cells * width][/#list]
[/#if]
[/#list]
[#if table.published]
[#if !table.headings?has_content][=table.rowTitle][/#if][#list 1..columns as c] & paper & ours &[/#list] \\
[#elseif !table.headings?has_content]
[=table.rowTitle] & ours \\
[/#if]
[#list table.groups as group]
\midrule
[#if group.title?has_content]
\multicolumn{[=(1 + columns * width)?no_esc]}{@{}l}{\textit{[=group.title]}} \\
[/#if]
[#list group.rows as row]
[=row.title][#list row.cells as value][#if !value??] & [#if table.published] & & [/#if][#else][#if table.published] & [#if value.printed??][=value.printed.text][#else]--[/#if][/#if] & [#if value.ours??][=value.ours.text][#else]--[/#if][#if table.published] & [#if value.verdict.kind != "not-run"][=value.verdict.symbol][/#if][/#if][/#if][/#list] \\
[/#list]
[/#list]
\bottomrule
\end{tabular}%
\endgroup
