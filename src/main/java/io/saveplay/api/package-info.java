/**
 * The HTTP edge: {@code openapi.yaml}, served. A gate checks each request against the contract before anything else
 * looks at it; the resources behind it only translate.
 */
@NullMarked
package io.saveplay.api;

import org.jspecify.annotations.NullMarked;
