/** The command line: the same service without a port, for analysts, scripts and nightly runs. */
@NullMarked
package io.saveplay.cli;

import org.jspecify.annotations.NullMarked;
