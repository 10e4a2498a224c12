import groovy.json.JsonSlurper

def made = new File(basedir, 'own study')
def log = new File(basedir, 'build.log').text
assert log.contains('next: mvn verify aux:train aux:attack site -Daux.budget=smoke')
assert log =~ /Tests run: 3, Failures: 0, Errors: 0, Skipped: 0/
assert log.contains('run 1 of 2: resnet8/cross-entropy seed 1') && log.contains('run 2 of 2: resnet8/poly-1 seed 1')
assert !log.contains('No project URL')
assert log.contains('Undecided: 0 of 4 published numbers were tested; 4 were run ')

def page = new File(made, 'target/site/reproduction.html').getText('UTF-8')
assert page.contains('A paper that was never written') && page.contains('poly-1')
def records = new File(made, 'runs/smoke').listFiles().findAll { it.name.endsWith('.json') }
assert records.size() == 2
records.each { assert new JsonSlurper().parse(it, 'UTF-8').method.subMap('name', 'version') == [name: 'own-study', version: 1] }
assert new File(made, 'src/main/java/org/example/study/OwnStudyMethod.java').isFile()
assert new File(made, '.github/workflows/reproduction.yml').getText('UTF-8').contains('${{ runner.os }}')

// the second time everything is there, so nothing is touched
assert log.contains('Nothing was written, because there is already pom.xml, README.md, .gitignore, reproduction.yaml, ')
return true
