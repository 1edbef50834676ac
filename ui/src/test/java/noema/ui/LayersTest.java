package noema.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What the views may know.
@AnalyzeClasses(packages = "noema.ui", importOptions = DoNotIncludeTests.class)
class LayersTest {
    @ArchTest
    static final ArchRule VIEWS_KNOW_NEITHER_THE_ENGINE_NOR_THE_APP =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("ai.djl..", "noema.app..")
                    .because("only plain Java values cross from the model to the views");

    @ArchTest
    static final ArchRule WHAT_PANES_SHARE_KNOWS_NO_PANE =
            noClasses()
                    .that()
                    .resideInAnyPackage("noema.ui.run..", "noema.ui.look..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "noema.ui.map..",
                            "noema.ui.steps..",
                            "noema.ui.charts..",
                            "noema.ui.denoising..",
                            "noema.ui.story..",
                            "noema.ui.controls..",
                            "noema.ui.scrubber..",
                            "noema.ui.history..",
                            "noema.ui.compare..");

    @ArchTest static final ArchRule NOTHING_IS_PRINTED = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
