/**
 * Makes the C side of a module from what the module declares.
 *
 * <p>{@link io.nifproof.generate.stub.Stubs} is the way in. The types of the specs become types of
 * C ({@code TypeTable}), they and the functions become the view of the templates ({@code
 * StubView}), and {@code templates/stubs/} becomes three files; the bodies' own is written once.
 */
package io.nifproof.generate.stub;
