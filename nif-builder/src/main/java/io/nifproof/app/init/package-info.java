/** Takes in projects that never heard of nifproof. */
package io.nifproof.app.init;
