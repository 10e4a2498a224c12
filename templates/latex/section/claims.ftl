[#import "/latex/parts.ftl" as parts]
[#assign given = []]
[#list model.claims as claim]
[#if claim.quote?has_content]
The paper says ([=claim.source]): \textbf{``[=claim.quote]''}

[#if claim.quote != claim.text]
As we read it: [=claim.text]

[/#if]
[#else]
The paper claims ([=claim.source]), in our words: \textbf{[=claim.text]}

[/#if]
[=claim.tested][#list claim.differs as difference] [=difference][/#list]

[#assign rest = claim.verdict.text?remove_beginning(claim.verdict.kind?replace("-", " "))?remove_beginning(": ")?remove_beginning(", ")]
\verdict{[=claim.verdict.kind?no_esc]}{[=claim.verdict.symbol]~[=claim.verdict.kind?replace("-", " ")]} [#if rest?has_content][=rest]. [/#if][=claim.seen][#list claim.remarks as remark] [=remark][/#list]
[#if claim.groups?has_content && claim.verdict.kind != "not-run"]
{\small
\begin{itemize}
[#list claim.groups as group]
\item \verdict{[=group.kind?no_esc]}{[=group.symbol]~[=group.outcome]} [=group.label][#list group.contrasts as contrast][#if contrast.difference??][#if contrast?is_first]: [#else]; [/#if][=contrast.text] [=contrast.difference.text][#if contrast.interval??] {[}[=contrast.interval.low.text], [=contrast.interval.high.text]{]}[/#if], [=contrast.seeds] [#if contrast.seeds == 1]seed[#else]seeds[/#if][/#if][/#list][#if group.p??]; p [=group.p.text][/#if]
[/#list]
\end{itemize}
}
[/#if]
[#if claim.command?has_content && claim.command != model.command && !given?seq_contains(claim.command)]
[#assign given = given + [claim.command]]
\shell{[=claim.command]}
[/#if]

[/#list]
