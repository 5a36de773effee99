/** What somebody's project is: how it makes its NIF libraries, and which modules load them. */
package io.nifproof.detect;
