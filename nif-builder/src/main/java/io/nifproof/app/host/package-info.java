/** What this machine has for the use cases, and how they say that it is not enough. */
package io.nifproof.app.host;
