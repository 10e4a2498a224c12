In the folder of this reproduction, \texttt{[=model.heading.name]}:

[#list model.commands as command]
[=command.purpose]
\shell{[=command.command]}
[/#list]
One run again: the same command with \texttt{-Daux.only=} and its id.
