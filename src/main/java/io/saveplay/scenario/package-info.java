/**
 * The analysts' tests of rules: scenarios beside the rule files, what they cover, and the catalogue that is generated
 * from rules and scenarios. Runs the same way from event to decision as every edge.
 */
@NullMarked
package io.saveplay.scenario;

import org.jspecify.annotations.NullMarked;
