/** The engines that people would pick instead, side by side on the same decision. */
@NullMarked
package io.saveplay.bench.peers;

import org.jspecify.annotations.NullMarked;
