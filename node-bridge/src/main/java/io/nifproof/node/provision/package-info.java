/**
 * Finds, provisions, tries, remembers and removes Erlang runtimes.
 *
 * <p>The main type is {@link io.nifproof.node.provision.Runtimes}. Listing reads files only and
 * remembers what it read, so that it can run at every command; starting a VM happens once per
 * runtime and emulator, in {@code BootProbe}. Provisioned runtimes are system roots extracted from
 * Debian packages. Nothing here prints.
 */
package io.nifproof.node.provision;
