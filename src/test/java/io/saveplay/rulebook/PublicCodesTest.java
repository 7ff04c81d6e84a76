package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.decision.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Codes are public API: whoever stores them must find them again. */
final class PublicCodesTest {

    @Test
    void noPlayIsMissing() {
        assertThat(Shipped.ruleset().playbook().plays().keySet())
                .contains(
                        "listen-and-understand",
                        "address-objections",
                        "offer-alternatives",
                        "nurture-follow-up",
                        "acknowledge-with-empathy",
                        "diagnose-the-why",
                        "revisit-the-mission",
                        "share-a-true-story",
                        "picture-the-future",
                        "gain-agreement",
                        "call-or-meet",
                        "build-trust-first",
                        "send-the-questionnaire",
                        "move-to-next-prospect",
                        "decline-high-maintenance",
                        "keep-the-door-open",
                        "ask-the-open-question",
                        "own-the-misstep",
                        "ask-why",
                        "listen-then-learn",
                        "walk-through-the-concerns",
                        "separate-past-from-present",
                        "stay-put",
                        "set-the-next-agenda",
                        "lead-with-the-benefit",
                        "build-the-relationship",
                        "refocus-on-what-they-want",
                        "respect-the-exit",
                        "process-the-cancellation",
                        "hand-to-a-person");
    }

    @Test
    void noReasonIsMissing() {
        Taxonomy taxonomy = Shipped.ruleset().taxonomy();
        assertThat(taxonomy.entries().values().stream()
                        .filter(entry -> entry.parent() == null)
                        .map(Taxonomy.Entry::code))
                .contains(
                        "CHANGED_CIRCUMSTANCES",
                        "BUDGET",
                        "DISSATISFACTION",
                        "COMPETITOR",
                        "TRUST",
                        "FEAR",
                        "INDECISION",
                        "NOT_READY",
                        "BAD_FIT",
                        "SELLER_FOCUS",
                        "UNSTATED");
        assertThat(taxonomy.entries().keySet())
                .contains(
                        "TRUST.SALESPERSON",
                        "TRUST.COMPANY",
                        "TRUST.RUSHED",
                        "TRUST.GRUDGE",
                        "BUDGET.PRICE",
                        "BUDGET.AFFORDABILITY",
                        "CHANGED_CIRCUMSTANCES.PRIORITIES",
                        "CHANGED_CIRCUMSTANCES.LIFE_EVENT",
                        "DISSATISFACTION.PRODUCT",
                        "DISSATISFACTION.SERVICE");
    }

    @Test
    void noCautionLessonOrPolicyIsMissing() {
        assertThat(Shipped.ruleset().settings().cautions())
                .containsKeys("do-not-take-offence", "take-a-breath", "put-their-wants-first", "do-not-show-up-hungry");
        assertThat(Shipped.ruleset().settings().lessons())
                .containsKeys("capture-the-mission", "run-a-retrospective", "strengthen-the-pipeline");
        assertThat(Shipped.ruleset().settings().policies().keySet())
                .containsAll(List.of("P-1", "P-2", "P-3", "P-4", "P-5", "P-6"));
    }
}
