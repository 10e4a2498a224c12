import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('run 1 of 1: resnet8/none/clean seed 1')
assert log =~ /clean: \d+\.\d % of 100 images/
def record = new JsonSlurper().parse(new File(basedir, 'study/runs/quick').listFiles().find { it.name.endsWith('.json') }, 'UTF-8')
assert record.method.subMap('name', 'version') == [name: 'borrowed', version: 3]
assert record.method.code ==~ '[0-9a-f]{64}'
// the jar is in the record; the runtime that it brings along is the one there is
assert record.provenance.artifacts.keySet().findAll { it.contains(':') } == ['io.github.auxtask.it:borrowed-method:3'] as Set
assert record.provenance.artifacts['io.github.auxtask.it:borrowed-method:3'] ==~ /[0-9a-f]{64}/
return true
