/**
 * The benchmark of the whole service: {@code mvn -Pbench verify} starts it as users do, drives it, and tells what it
 * makes of the limits of the machine. How each figure is measured stands in {@code src/docs/performance.md}.
 */
@NullMarked
package io.saveplay.bench;

import org.jspecify.annotations.NullMarked;
