import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
// first: everything is to do, then done
assert log.contains('2 runs: 0 trained, 2 to train, 0 trained but to evaluate')
assert log =~ /training 2 runs takes at most .* on this machine/
assert log.contains('run 1 of 2: resnet8/none/clean seed 1') && log.contains('run 2 of 2: resnet8/ft/clean seed 1')
assert log =~ /epoch 1\/1: loss \d\.\d{4}, training \d+\.\d %, validation \d+\.\d %/
assert log =~ /fgsm: \d+\.\d % of 100 images/
assert log.contains('the report is ' + new File(basedir, 'target/reports/reproduction.html'))
// then: nothing is left
assert log.contains('2 of 2 runs are finished, nothing to do (-Daux.force trains again)')
assert log.contains('all evaluations of 2 trained runs are done, nothing to do')
assert log.contains('2 runs: 2 trained, 0 to train, 0 trained but to evaluate')
assert log =~ /\[ok\]\s+engine\s+PyTorch/
assert log.contains('aux:train') && log.contains('aux:doctor')

def records = new File(basedir, 'runs/quick').listFiles().findAll { it.name.endsWith('.json') }
assert records.size() == 2
records.each {
    def run = new JsonSlurper().parse(it, 'UTF-8')
    assert run.training.status == 'completed'
    assert run.evaluations*.name == ['clean', 'fgsm']
    // no path and no user of this machine in what is meant for git
    assert !it.getText('UTF-8').contains(basedir.absolutePath)
    assert !it.getText('UTF-8').contains(System.getProperty('user.home'))
}
assert new File(basedir, 'store/runs').list().length == 2
return true
