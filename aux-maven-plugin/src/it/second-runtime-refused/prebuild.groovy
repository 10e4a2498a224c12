import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream

// What an older release would have left in the local repository: a runtime, and a jar that was built against it.
def artifact = { String group, String name, String version, String dependencies ->
    def folder = new File(localRepositoryPath, group.replace('.', '/') + '/' + name + '/' + version)
    folder.mkdirs()
    new File(folder, name + '-' + version + '.pom').setText("""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>${group}</groupId>
  <artifactId>${name}</artifactId>
  <version>${version}</version>
  <dependencies>${dependencies}</dependencies>
</project>
""", 'UTF-8')
    new ZipOutputStream(new FileOutputStream(new File(folder, name + '-' + version + '.jar'))).withCloseable {
        it.putNextEntry(new ZipEntry('empty.txt'))
    }
}
artifact('io.github.auxtask', 'aux-runtime', '0.0.1', '')
artifact('io.github.auxtask.it', 'old-method', '1',
    '<dependency><groupId>io.github.auxtask</groupId><artifactId>aux-runtime</artifactId><version>0.0.1</version></dependency>')
return true
