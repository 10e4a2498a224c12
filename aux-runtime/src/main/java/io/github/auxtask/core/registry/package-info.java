/** What {@code reproduction.yaml} calls by name, and how jars from outside add to it. */
package io.github.auxtask.core.registry;
