/**
 * What rules conclude, and how that becomes a decision: diagnosis, fit, ranking, plan, talk tracks. Pure: the same
 * conclusions give the same decision, and nothing here knows of Drools, HTTP or the clock.
 */
@NullMarked
package io.saveplay.decision;

import org.jspecify.annotations.NullMarked;
