/** TorchScript files as models: read as text and data, checked, and followed; never run as they are. */
package io.github.auxtask.script;
