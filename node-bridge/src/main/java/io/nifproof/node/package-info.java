/**
 * What can run a NIF: architectures, OTP releases and the Erlang runtimes of this machine.
 *
 * <p>The main type is {@link io.nifproof.node.ErlangRuntime}: an OTP that was found or provisioned,
 * together with how its VM is started here. All types are immutable.
 */
package io.nifproof.node;
