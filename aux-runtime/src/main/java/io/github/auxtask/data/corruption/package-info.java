/** What a corruption is: an image damaged at one of five severities, with the random draws it needs. */
package io.github.auxtask.data.corruption;
