/**
 * What a run measured and everything needed to judge and repeat it: code, data, versions, hardware. Records are small JSON
 * files meant for version control; they hold no user name, host name or path.
 */
package io.github.auxtask.provenance;
