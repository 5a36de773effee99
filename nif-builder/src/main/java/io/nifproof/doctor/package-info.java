/**
 * What this machine has for the main job, and what it lacks.
 *
 * <p>{@link io.nifproof.doctor.Doctor} looks and tries, {@link io.nifproof.doctor.Examination} is
 * what it saw, and each {@link io.nifproof.doctor.Lack} names the command that ends it.
 */
package io.nifproof.doctor;
