/** A NIF module as its own files declare it. Start at {@link io.nifproof.spec.NifModule}. */
package io.nifproof.spec;
