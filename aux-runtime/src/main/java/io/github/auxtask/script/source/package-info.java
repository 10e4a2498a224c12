/** TorchScript's source text, as archives hold it: tokens, a parser for the part of Python that it is, and the operators that it calls. */
package io.github.auxtask.script.source;
