/** Published archives: downloaded, verified by SHA-256, unpacked and inspected. */
package io.github.auxtask.data.archive;
