package io.github.auxtask.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A constructor with more than ten parameters is read by nobody: what belongs together is a record of its own. */
class RecordSizeTest {
    private static final int MOST = 10;

    @Test
    void whatARecordHoldsIsGroupedByMeaning() {
        List<String> large = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.github.auxtask").stream()
                        .filter(JavaClass::isRecord)
                        .map(JavaClass::reflect)
                        .filter(type -> type.getRecordComponents().length > MOST)
                        .map(Class::getName)
                        .toList();
        assertThat(large).isEmpty();
    }
}
